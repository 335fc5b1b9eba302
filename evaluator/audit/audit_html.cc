// One page with a table of plans and tables of sums. The sums stand last in the text, since rows
// are not kept, and first on the screen.
#include "evaluator/audit/audit_format.h"
#include "evaluator/audit/audit_words.h"
#include "evaluator/base/text.h"
#include "evaluator/render/escapes.h"

namespace routesight {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Audit of plans</title>
<style>
:root { color-scheme: light dark; }
body { display: flex; flex-direction: column; margin: 1.5em; font: 14px/1.4 system-ui, sans-serif; }
h1 { order: -2; }
section.sums { order: -1; }
table { border-collapse: collapse; margin: 0 0 2em; }
th, td { padding: .3em .8em; border-bottom: 1px solid #8886; text-align: left; vertical-align: top; }
td.number, th.number { text-align: right; }
td.path { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
tr.failing > td.path, tr.broken > td.path { border-left: 4px solid #c22; }
tr.warned > td.path { border-left: 4px solid #c80; }
tr.clean > td.path { border-left: 4px solid #284; }
</style>
</head>
<body>
<h1>Audit of plans</h1>
<section>
<h2>Plans</h2>
<table>
<thead><tr><th>Plan</th><th>Verdict</th><th>Downtime</th><th class="number">Subnets changed</th><th class="number">Gaps</th><th class="number">Failed tests</th><th>Made</th></tr></thead>
<tbody>
)";

std::string_view ClassOf(const AuditRow& row) {
  if (!row.evaluated()) return "broken";
  if (row.fails || row.failed_tests > 0) return "failing";
  return row.worst ? "warned" : "clean";
}

std::string TextCell(std::string_view text) { return Concat("<td>", MarkupText(text), "</td>"); }

std::string NumberCell(size_t number) { return Concat("<td class=\"number\">", number, "</td>"); }

std::string CodesTable(const AuditTotals& totals) {
  std::string table =
      "<table>\n<thead><tr><th>Finding</th><th>Name</th><th class=\"number\">Times</th>"
      "<th class=\"number\">Plans</th></tr></thead>\n<tbody>\n";
  for (const auto& [code, total] : totals.codes) {
    table += Concat("<tr>", TextCell(code), TextCell(TitleOfCode(code)), NumberCell(total.findings),
                    NumberCell(total.plans), "</tr>\n");
  }
  return table + "</tbody>\n</table>\n";
}

std::string MonthsTable(const AuditTotals& totals) {
  std::string table =
      "<table>\n<thead><tr><th>Month</th><th class=\"number\">Plans</th>"
      "<th class=\"number\">Failing</th><th class=\"number\">Findings</th>"
      "<th class=\"number\">Subnets changed</th></tr></thead>\n<tbody>\n";
  for (const auto& [month, total] : totals.months) {
    table += Concat("<tr>", TextCell(month.empty() ? "no timestamp" : month),
                    NumberCell(total.plans), NumberCell(total.failing), NumberCell(total.findings),
                    NumberCell(total.changed_subnets), "</tr>\n");
  }
  return table + "</tbody>\n</table>\n";
}

}  // namespace

std::string BeginAuditHtml() { return std::string(kHead); }

std::string AuditRowInHtml(const AuditRow& row, const AuditTotals&, const TextStyle&) {
  const std::string begin =
      Concat("<tr class=\"", ClassOf(row), "\"><td class=\"path\">", MarkupText(row.path), "</td>");
  if (!row.evaluated()) {
    return Concat(begin, "<td colspan=\"6\">not understood: ", MarkupText(row.error),
                  "</td></tr>\n");
  }
  return Concat(begin, TextCell(row.verdict), TextCell(DowntimeWords(row)),
                NumberCell(row.changed_subnets), NumberCell(row.gaps), NumberCell(row.failed_tests),
                TextCell(row.timestamp), "</tr>\n");
}

std::string EndAuditHtml(const AuditTotals& totals, const TextStyle&) {
  std::string page = Concat("</tbody>\n</table>\n</section>\n<section class=\"sums\">\n<p>",
                            MarkupText(TotalWords(totals)), "</p>\n");
  if (!totals.codes.empty()) page += CodesTable(totals);
  if (!totals.months.empty()) page += MonthsTable(totals);
  return page + "</section>\n</body>\n</html>\n";
}

}  // namespace routesight
