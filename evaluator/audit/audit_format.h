// An audit for people and for programs, row by row, so that nothing is kept.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "evaluator/audit/audit_row.h"
#include "evaluator/audit/audit_totals.h"
#include "evaluator/report/text_style.h"

namespace routesight {

// What the three give, one behind the other, is the report.
struct AuditFormat {
  std::string_view name;
  std::string (*begin)();
  // `before` is the sum of the rows before this one.
  std::string (*row)(const AuditRow& row, const AuditTotals& before, const TextStyle& style);
  std::string (*end)(const AuditTotals& totals, const TextStyle& style);
};

std::span<const AuditFormat> AuditFormats();
// Null for another name.
const AuditFormat* FindAuditFormat(std::string_view name);

// One document, schemas/audit.schema.json; its `plans` are the lines of AuditLine.
std::string BeginAuditJson();
std::string AuditRowInJson(const AuditRow& row, const AuditTotals& before, const TextStyle& style);
std::string EndAuditJson(const AuditTotals& totals, const TextStyle& style);

std::string BeginAuditMarkdown();
std::string AuditRowInMarkdown(const AuditRow& row, const AuditTotals& before,
                               const TextStyle& style);
std::string EndAuditMarkdown(const AuditTotals& totals, const TextStyle& style);

// A page that needs nothing else.
std::string BeginAuditHtml();
std::string AuditRowInHtml(const AuditRow& row, const AuditTotals& before, const TextStyle& style);
std::string EndAuditHtml(const AuditTotals& totals, const TextStyle& style);

std::string AuditRowInText(const AuditRow& row, const AuditTotals& before, const TextStyle& style);
std::string EndAuditText(const AuditTotals& totals, const TextStyle& style);

}  // namespace routesight
