#include "evaluator/configuration/parse_tests.h"

#include "evaluator/configuration/read_scalar.h"

namespace routesight {
namespace {

constexpr Word<TestMoment> kMoments[] = {{"before", TestMoment::kBefore},
                                         {"after", TestMoment::kAfter},
                                         {"during", TestMoment::kDuring},
                                         {"any_single_failure", TestMoment::kAnySingleFailure}};

RouteExpectation ParseExpectation(const YamlValue& value) {
  RouteExpectation expectation;
  value.ReadFields({
      Optional("delivered", expectation.delivered, ReadTruth),
      Optional("via", expectation.via, ListOf(ReadText)),
      Optional("not_via", expectation.not_via, ListOf(ReadText)),
      Optional("symmetric", expectation.symmetric, ReadTruth),
      Optional("next_hop", expectation.next_hop, ReadText),
      Optional("egress", expectation.egress, ReadText),
  });
  if (value.is_mapping() && value.is_empty())
    value.Reject("an empty mapping", "at least one expectation");
  return expectation;
}

std::vector<TestMoment> ParseMoments(const YamlValue& value) {
  const auto moments = DistinctListOf(OneOf(kMoments))(value);
  if (value.is_list() && value.is_empty()) value.Reject("an empty list", "at least one moment");
  return moments;
}

}  // namespace

RouteTest ParseRouteTest(const YamlValue& value) {
  RouteTest test;
  test.place = value.place();
  value.ReadFields({
      Required("name", test.name, ReadText),
      Required("from", test.from, ReadSelector),
      Required("to", test.to, ReadIpAddress),
      Required("expect", test.expect, ParseExpectation),
      Optional("at", test.at, ParseMoments),
  });
  return test;
}

}  // namespace routesight
