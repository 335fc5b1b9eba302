// The data of the stand-in is complete and fits together.
#include <catch2/catch.hpp>
#include <set>

#include "tests/stand_in/behaviour.h"
#include "tests/stand_in/conditional_replacement.h"

namespace routesight {
namespace {

StandInData Load() {
  auto data = LoadStandInData(std::string(ROUTESIGHT_SOURCE_DIR) + "/tests/stand_in/data");
  REQUIRE(data.ok());
  return *std::move(data);
}

TEST_CASE("every argument that replaces sometimes has its condition") {
  for (const auto& [type, behaviour] : Load().behaviours) {
    for (const auto& [path, argument] : behaviour.arguments) {
      INFO(type << " " << path);
      CHECK(argument.replaces_sometimes == HasCondition(type, path));
    }
  }
}

TEST_CASE("every resource type has an id") {
  for (const auto& [type, behaviour] : Load().behaviours) {
    INFO(type);
    CHECK_FALSE(behaviour.id_template.empty());
  }
}

TEST_CASE("what was observed belongs to arguments that exist") {
  for (const auto& [type, behaviour] : Load().behaviours) {
    for (const auto* observed : {&behaviour.refreshed, &behaviour.chosen}) {
      for (const auto& [path, value] : *observed) {
        INFO(type << " " << path);
        CHECK(behaviour.arguments.contains(path));
      }
    }
  }
}

}  // namespace
}  // namespace routesight
