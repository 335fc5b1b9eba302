#include "evaluator/verify/verification.h"

#include <algorithm>
#include <tuple>

#include "evaluator/base/prefix.h"

namespace routesight {
namespace {

void Count(const VerifiedRow& row, RowCounts& counts) {
  switch (row.standing) {
    case RowStanding::kMatch:
      ++counts.matches;
      if (row.hops != HopsAgreement::kExact) ++counts.by_count;
      return;
    case RowStanding::kMiss:
      ++counts.misses;
      return;
    case RowStanding::kExtra:
      ++counts.extras;
      return;
  }
}

auto OrderOf(const VerifiedRow& row) {
  const PrefixReading reading = Prefix::Read(row.row.prefix);
  const bool is_text = reading.outcome != PrefixReading::Outcome::kPrefix;
  return std::tuple(is_text, !reading.prefix.is_ipv4(), reading.prefix, row.row.prefix,
                    row.standing, row.row.source, row.row.state, row.row.next_hop_type,
                    row.row.next_hop_ips, row.row.as_path);
}

}  // namespace

std::string_view StandingName(RowStanding standing) {
  switch (standing) {
    case RowStanding::kMatch:
      return "match";
    case RowStanding::kMiss:
      return "miss";
    case RowStanding::kExtra:
      return "extra";
  }
  return "";
}

std::string_view RecordName(RecordKind kind) {
  switch (kind) {
    case RecordKind::kEffectiveRoutes:
      return "effective_routes";
    case RecordKind::kLearned:
      return "learned";
    case RecordKind::kAdvertised:
      return "advertised";
  }
  return "";
}

RowCounts CountRows(const VerifiedRecord& record) {
  RowCounts counts;
  for (const VerifiedRow& row : record.rows) Count(row, counts);
  return counts;
}

RowCounts CountRows(const std::vector<VerifiedRecord>& records) {
  RowCounts counts;
  for (const VerifiedRecord& record : records) {
    for (const VerifiedRow& row : record.rows) Count(row, counts);
  }
  return counts;
}

std::map<std::string, RowCounts> CountByRule(const std::vector<VerifiedRecord>& records) {
  std::map<std::string, RowCounts> rules;
  for (const VerifiedRecord& record : records) {
    for (const VerifiedRow& row : record.rows) Count(row, rules[row.rule()]);
  }
  return rules;
}

void SortRows(std::vector<VerifiedRow>& rows) {
  std::ranges::stable_sort(
      rows, [](const VerifiedRow& a, const VerifiedRow& b) { return OrderOf(a) < OrderOf(b); });
}

}  // namespace routesight
