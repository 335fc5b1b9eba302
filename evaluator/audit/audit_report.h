// An audit for people and for programs, row by row, so that nothing is kept.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "evaluator/audit/audit_row.h"
#include "evaluator/audit/audit_totals.h"
#include "evaluator/report/text_style.h"

namespace routesight {

// What it gives, one behind the other, is the report.
class AuditReport {
 public:
  virtual ~AuditReport() = default;
  virtual std::string Begin() = 0;
  virtual std::string Row(const AuditRow& row) = 0;
  virtual std::string End(const AuditTotals& totals) = 0;
};

// text, json, jsonl or markdown; null for another format.
std::unique_ptr<AuditReport> MakeAuditReport(std::string_view format, const TextStyle& style);

std::unique_ptr<AuditReport> MakeAuditJson();   // schemas/audit.schema.json
std::unique_ptr<AuditReport> MakeAuditLines();  // schemas/audit.schema.json, $defs/row
std::unique_ptr<AuditReport> MakeAuditMarkdown();
std::unique_ptr<AuditReport> MakeAuditText(const TextStyle& style);

// The words that text and Markdown share.
std::string DowntimeWords(const AuditRow& row);  // "about 20 s (10 s to 1 min)", "stays down", ""
std::string TitleOfCode(std::string_view code);  // "peering-half-replaced"; "" if it is none.

}  // namespace routesight
