// A rule is one statement about how Azure or Terraform behaves, with what it rests on. All rules
// stand in one table, kRules of rule_catalogue.h; code names them by id, and an id that is not in
// the table does not compile.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace routesight {

// What a rule rests on.
enum class Basis : uint8_t {
  kDocumented,  // The platform or the provider promises it.
  kObserved,    // Real Azure showed it; nobody promises it.
  kAssumed,     // Follows from other rules or field practice.
};

struct Rule {
  std::string_view id;         // SEL-04
  std::string_view statement;  // One or two sentences, present tense.
  std::string_view open;       // What the sources leave open and what we do there; often empty.
  Basis basis;
  std::string_view source;  // URL.
};

// Index into the catalogue. Small, since every route carries one.
struct RuleId {
  uint8_t index = 0;
  friend constexpr auto operator<=>(RuleId, RuleId) = default;
};

}  // namespace routesight
