// The closed lists of words in schemas/evaluation.schema.json are those that the program writes.
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "evaluator/report/evaluation.h"
#include "evaluator/report/route_json.h"

namespace routesight {
namespace {

std::set<std::string> SchemaWords(const std::string& pointer) {
  std::ifstream file(ROUTESIGHT_SOURCE_DIR "/schemas/evaluation.schema.json");
  const Json schema = Json::parse(file);
  return schema.at(Json::json_pointer(pointer)).get<std::set<std::string>>();
}

// The words of an enumeration whose values count up from 0 to `last`.
template <typename Enum, typename Name>
std::set<std::string> Words(Enum last, Name name) {
  std::set<std::string> words;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    words.emplace(name(static_cast<Enum>(i)));
  }
  return words;
}

}  // namespace

TEST_CASE("the schema's words are the program's words") {
  CHECK(SchemaWords("/$defs/severity/enum") == Words(Severity::kCritical, SeverityName));
  CHECK(SchemaWords("/$defs/finding/properties/status/enum") ==
        Words(FindingStatus::kResolved, FindingStatusName));
  CHECK(SchemaWords("/$defs/finding/properties/confidence/enum") ==
        Words(Basis::kAssumed, ConfidenceName));
  CHECK(SchemaWords("/$defs/source/enum") == Words(RouteSource::kUser, RouteSourceName));
  CHECK(SchemaWords("/$defs/next_hop_type/enum") == Words(NextHopType::kNone, NextHopTypeName));
  CHECK(SchemaWords("/$defs/gap/properties/kind/enum") == Words(GapKind::kNotStated, GapKindName));
  CHECK(SchemaWords("/$defs/test_result/properties/result/enum") ==
        Words(TestVerdict::kUnknown, TestVerdictName));
  CHECK(SchemaWords("/$defs/test_result/properties/at/enum") ==
        Words(TestMoment::kAnySingleFailure, TestMomentName));
  CHECK(SchemaWords("/$defs/link/properties/by/enum") == Words(LinkBasis::kPinned, LinkBasisName));
}

}  // namespace routesight
