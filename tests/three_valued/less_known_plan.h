// Turns known values of a plan into unknown ones, as real plans have them: a value that the
// configuration takes from something that is made by the same apply.
#pragma once

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

namespace routesight {

using PlanJson = nlohmann::ordered_json;
using Random = std::mt19937;

// A value in `after` of a resource change. `path` holds member names and list indexes.
struct HidingPlace {
  size_t change = 0;  // Index into `resource_changes`.
  std::vector<PlanJson> path;
  bool computed = false;  // The provider decides the value, the configuration says nothing of it.
};

// What `place` is called in messages: azurerm_subnet.app: address_prefixes.0
std::string PlaceName(const PlanJson& plan, const HidingPlace& place);

// The values that could as well be unknown, among the resources that the plan creates or changes.
std::vector<HidingPlace> FindHidingPlaces(const PlanJson& plan);

// The plan as if nothing were there before: everything is created, with the values that it has.
PlanJson AsCreation(PlanJson plan);

// Puts another plausible value at `place`.
void Alter(const HidingPlace& place, PlanJson& plan, Random& random);

// Puts a value of another type at `place`.
void Spoil(const HidingPlace& place, PlanJson& plan);

// What the configuration says about a hidden value.
enum class ValueOrigin {
  kAsWritten,  // What it said about the known one.
  kOpaque,     // Something that the plan does not know.
  kUnsaid,     // Nothing, as for a local value that refers to nothing.
};
void SetOrigin(const HidingPlace& place, ValueOrigin origin, PlanJson& plan);

void Hide(const HidingPlace& place, PlanJson& plan);

}  // namespace routesight
