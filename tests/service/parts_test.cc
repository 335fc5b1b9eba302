#include "plugin/service/parts.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

v1::EvaluatePart Part(v1::EvaluatePart::Role role, const std::string& content) {
  v1::EvaluatePart part;
  part.set_role(role);
  part.set_content(content);
  return part;
}

constexpr auto kPlan = v1::EvaluatePart::ROLE_PLAN;
constexpr auto kMore = v1::EvaluatePart::ROLE_UNSPECIFIED;
constexpr auto kBeside = v1::EvaluatePart::ROLE_BESIDE;
constexpr auto kConfiguration = v1::EvaluatePart::ROLE_CONFIGURATION;

}  // namespace

TEST_CASE("parts become the documents that they are of") {
  PartsReader reader(100);
  v1::EvaluatePart first = Part(kPlan, "ab");
  first.set_name("plan.json");
  first.set_parallelism(3);
  first.set_without_failures(true);
  CHECK(reader.Add(first).ok());
  CHECK(reader.Add(Part(kMore, "cd")).ok());
  CHECK(reader.Add(Part(kBeside, "one")).ok());
  CHECK(reader.Add(Part(kBeside, "tw")).ok());
  CHECK(reader.Add(Part(kMore, "o")).ok());
  CHECK(reader.Add(Part(kConfiguration, "version: 1")).ok());
  const v1::EvaluateRequest request = std::move(reader).Request();
  CHECK(request.network().plan().name() == "plan.json");
  CHECK(request.network().plan().content() == "abcd");
  CHECK(request.network().parallelism() == 3);
  CHECK(request.without_failures());
  REQUIRE(request.network().beside_size() == 2);
  CHECK(request.network().beside(1).content() == "two");
  CHECK(request.network().configurations(0).content() == "version: 1");
}

TEST_CASE("parts that say nothing sensible are refused") {
  CHECK(absl::IsInvalidArgument(PartsReader(100).Add(Part(kMore, "a"))));
  CHECK(absl::IsInvalidArgument(PartsReader(100).Add(Part(kBeside, "a"))));
  PartsReader reader(100);
  CHECK(reader.Add(Part(kPlan, "a")).ok());
  CHECK(absl::IsInvalidArgument(reader.Add(Part(kPlan, "b"))));
  CHECK(absl::IsInvalidArgument(reader.Add(Part(static_cast<v1::EvaluatePart::Role>(17), "b"))));
}

TEST_CASE("more than is allowed is refused as soon as it is there") {
  PartsReader reader(5);
  CHECK(reader.Add(Part(kPlan, "123")).ok());
  CHECK(reader.Add(Part(kMore, "45")).ok());
  CHECK(absl::IsResourceExhausted(reader.Add(Part(kMore, "6"))));
}

}  // namespace routesight
