// Predictions held against what Azure showed, row by row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evaluator/base/gap.h"
#include "evaluator/forwarding/route_row.h"
#include "evaluator/verify/next_hops.h"

namespace routesight {

enum class RowStanding : uint8_t {
  kMatch,
  kMiss,   // Azure showed it, we did not predict it.
  kExtra,  // We predicted it, Azure did not show it.
};
std::string_view StandingName(RowStanding standing);  // match, miss, extra

// Of BGP routes source, state and next hop type are empty, and the AS path is there.
struct VerifiedRow {
  RowStanding standing = RowStanding::kMatch;
  RouteRow row;                       // What Azure showed; of an extra one what we predicted.
  std::optional<RouteRow> predicted;  // Of a match; of a miss what we have for the prefix, if any.
  HopsAgreement hops = HopsAgreement::kExact;  // Of a match.

  // The rule that the prediction rests on; empty for a miss where there is none.
  std::string rule() const {
    if (predicted) return predicted->rule;
    return standing == RowStanding::kExtra ? row.rule : "";
  }
};

enum class RecordKind : uint8_t { kEffectiveRoutes, kLearned, kAdvertised };
std::string_view RecordName(RecordKind kind);  // effective_routes, learned, advertised

struct VerifiedRecord {
  RecordKind kind = RecordKind::kEffectiveRoutes;
  std::string owner;              // Interface, subnet or BGP speaker.
  std::string peer;               // Of BGP routes; empty: all of its peers.
  std::string file;               // What the user calls the record.
  std::vector<VerifiedRow> rows;  // By prefix, then matches, misses, extras.
  std::vector<Gap> gaps;          // What is not known of the prediction. Sorted.
  size_t left_out = 0;            // Shown by Azure and not compared.
};

struct RowCounts {
  size_t matches = 0;
  size_t misses = 0;
  size_t extras = 0;
  size_t by_count = 0;  // Of the matches: where not every next hop could be compared.

  size_t all() const { return matches + misses + extras; }
  bool differs() const { return misses + extras > 0; }
  // Matches in 1000 of all rows, rounded down: 1000 means that nothing differs. None without rows.
  std::optional<size_t> per_mille() const {
    return all() == 0 ? std::nullopt : std::optional(matches * 1000 / all());
  }
};

RowCounts CountRows(const VerifiedRecord& record);
RowCounts CountRows(const std::vector<VerifiedRecord>& records);
// "" are BGP routes, which no rule made, and misses for whose prefix nothing was predicted.
std::map<std::string, RowCounts> CountByRule(const std::vector<VerifiedRecord>& records);

// What the configuration file would have to say.
struct Suggestion {
  std::string place;  // assume.appliances, nva1
  std::string yaml;   // originates: [10.50.0.0/16]
  std::string why;
  std::vector<std::string> explains;  // `<owner> <prefix>`, sorted.
};

struct Verification {
  std::string plan;
  std::string at;
  std::vector<VerifiedRecord> records;                 // As the user names them.
  std::optional<std::vector<Suggestion>> suggestions;  // If somebody asked for them.
};

// What a comparison gives.
struct ComparedRows {
  std::vector<VerifiedRow> rows;  // Sorted.
  size_t left_out = 0;            // Rows that Azure showed and that say nothing about a prediction.
};

// The order of rows in reports.
void SortRows(std::vector<VerifiedRow>& rows);

}  // namespace routesight
