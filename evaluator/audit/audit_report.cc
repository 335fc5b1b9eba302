#include "evaluator/audit/audit_report.h"

#include "evaluator/base/text.h"
#include "evaluator/findings/finding.h"
#include "evaluator/report/timeline_words.h"

namespace routesight {

std::unique_ptr<AuditReport> MakeAuditReport(std::string_view format, const TextStyle& style) {
  if (format == "text") return MakeAuditText(style);
  if (format == "json") return MakeAuditJson();
  if (format == "jsonl") return MakeAuditLines();
  if (format == "markdown") return MakeAuditMarkdown();
  return nullptr;
}

std::string DowntimeWords(const AuditRow& row) {
  std::string words;
  if (row.downtime) {
    words = DurationRangeText(
        {row.downtime->min_seconds, row.downtime->typical_seconds, row.downtime->max_seconds});
  }
  if (row.stays_down) words += words.empty() ? "stays down" : ", some stays down";
  return words;
}

std::string TitleOfCode(std::string_view code) {
  const FindingKind* kind = FindFindingKind(code);
  return kind == nullptr ? "" : std::string(kind->name);
}

}  // namespace routesight
