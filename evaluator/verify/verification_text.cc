#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/report/text_table.h"
#include "evaluator/verify/verification_report.h"

namespace routesight {
namespace {

constexpr size_t kIndent = 4;

std::string PathText(const std::vector<uint32_t>& path) {
  std::vector<std::string> numbers;
  for (const uint32_t asn : path) numbers.push_back(std::to_string(asn));
  return Concat("AS path ", path.empty() ? "empty" : Join(numbers, " "));
}

std::string Described(const RouteRow& row) {
  if (row.as_path && row.source.empty()) {
    return Concat(PathText(*row.as_path), row.next_hop_ips.empty() ? "" : " via ",
                  Join(row.next_hop_ips, ", "));
  }
  return Concat(row.source, " ", row.state, " ", row.next_hop_type,
                row.next_hop_ips.empty() ? "" : " ", Join(row.next_hop_ips, ", "));
}

std::string ScoreText(const RowCounts& counts) {
  const auto score = counts.per_mille();
  if (!score) return "no rows to compare";
  return Concat(
      *score / 10, ".", *score % 10, " %: ", counts.matches, " of ", counts.all(), " rows match",
      counts.by_count > 0 ? Concat(" (", counts.by_count, " with next hops compared by count)")
                          : "",
      ", ", counts.misses, counts.misses == 1 ? " miss, " : " misses, ", counts.extras,
      counts.extras == 1 ? " extra" : " extras");
}

CellLine LineOf(const VerifiedRow& row) {
  const bool miss = row.standing == RowStanding::kMiss;
  std::string words = Described(row.row);
  if (miss) {
    words +=
        row.predicted ? Concat("; predicted ", Described(*row.predicted)) : "; nothing predicted";
  }
  return {{std::string(StandingName(row.standing)), miss ? Ink::kRed : Ink::kYellow},
          {Printable(row.row.prefix)},
          {row.rule()},
          {Printable(words)}};
}

std::string RecordText(const VerifiedRecord& record, const TextStyle& style) {
  const std::string what =
      record.kind == RecordKind::kEffectiveRoutes
          ? ""
          : Concat(
                ", ", RecordName(record.kind),
                record.peer.empty()
                    ? ""
                    : Concat(record.kind == RecordKind::kLearned ? " from " : " to ", record.peer));
  std::string text = Concat(Painted(Concat(record.owner, what), Ink::kBold, style), "\n",
                            Wrapped(ScoreText(CountRows(record)), 2, style));
  std::vector<CellLine> lines;
  for (const VerifiedRow& row : record.rows) {
    if (row.standing != RowStanding::kMatch) lines.push_back(LineOf(row));
  }
  text += AlignedLines(lines, kIndent, style);
  if (record.left_out > 0) {
    const char* those = record.kind == RecordKind::kEffectiveRoutes
                            ? " with next hop None that nobody documents (SYS-03)"
                            : " to its own networks";
    text += Wrapped(Concat("left out: ", Counted(record.left_out, "route"), those), 2, style);
  }
  for (const Gap& gap : record.gaps) {
    text += Wrapped(Concat("not known: ", gap.resource, gap.attribute.empty() ? "" : ".",
                           gap.attribute, ": ", gap.effect),
                    2, style);
  }
  return text + "\n";
}

std::string RulesText(const std::vector<VerifiedRecord>& records, const TextStyle& style) {
  std::vector<CellLine> lines = {{{"rule"}, {"matches"}, {"misses"}, {"extras"}}};
  for (const auto& [rule, counts] : CountByRule(records)) {
    lines.push_back({{rule.empty() ? "none" : rule},
                     {std::to_string(counts.matches)},
                     {std::to_string(counts.misses)},
                     {std::to_string(counts.extras)}});
  }
  return Concat(Painted("By rule", Ink::kBold, style), "\n", AlignedLines(lines, 2, style), "\n");
}

std::string SuggestionsText(const std::vector<Suggestion>& suggestions, const TextStyle& style) {
  std::string text = Concat(Painted("What would explain it", Ink::kBold, style), "\n");
  if (suggestions.empty()) text += "  No assumption that follows from these records.\n";
  for (const Suggestion& suggestion : suggestions) {
    text += Wrapped(Concat("in ", suggestion.place, ": ", suggestion.why), 2, style);
    std::string_view yaml = suggestion.yaml;
    while (!yaml.empty()) {
      const size_t end = std::min(yaml.find('\n'), yaml.size());
      text += Concat("      ", Printable(yaml.substr(0, end)), "\n");
      yaml.remove_prefix(std::min(end + 1, yaml.size()));
    }
    text += Wrapped(Concat("for ", Join(suggestion.explains, ", ")), kIndent, style);
  }
  return text + "\n";
}

}  // namespace

std::string VerificationAsText(const Verification& verification, const TextStyle& style) {
  std::string text;
  for (const VerifiedRecord& record : verification.records) text += RecordText(record, style);
  const RowCounts counts = CountRows(verification.records);
  if (counts.all() > 0) text += RulesText(verification.records, style);
  if (verification.suggestions) text += SuggestionsText(*verification.suggestions, style);
  return text + Painted(ScoreText(counts), counts.differs() ? Ink::kRed : Ink::kGreen, style) +
         "\n";
}

}  // namespace routesight
