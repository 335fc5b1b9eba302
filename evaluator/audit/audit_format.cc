#include "evaluator/audit/audit_format.h"

#include <algorithm>
#include <iterator>

namespace routesight {
namespace {

std::string Nothing() { return ""; }
std::string NothingBehind(const AuditTotals&, const TextStyle&) { return ""; }
std::string LineOfRow(const AuditRow& row, const AuditTotals&, const TextStyle&) {
  return AuditLine(row);
}

constexpr AuditFormat kFormats[] = {
    {"html", BeginAuditHtml, AuditRowInHtml, EndAuditHtml},
    {"json", BeginAuditJson, AuditRowInJson, EndAuditJson},
    {"jsonl", Nothing, LineOfRow, NothingBehind},
    {"markdown", BeginAuditMarkdown, AuditRowInMarkdown, EndAuditMarkdown},
    {"text", Nothing, AuditRowInText, EndAuditText},
};

}  // namespace

std::span<const AuditFormat> AuditFormats() { return kFormats; }

const AuditFormat* FindAuditFormat(std::string_view name) {
  const auto found = std::ranges::find(kFormats, name, &AuditFormat::name);
  return found == std::end(kFormats) ? nullptr : found;
}

}  // namespace routesight
