// Values as a plan states them: known, known only after the apply, or absent.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "evaluator/base/asn.h"
#include "evaluator/base/plan_value.h"
#include "evaluator/base/text.h"
#include "evaluator/readers/resource_reader.h"

namespace routesight {

PlanValue<int> NumberIn(JsonView value);
PlanValue<Asn> AsnIn(JsonView value);
// A text that may be shown; an empty one is absent.
PlanValue<std::string> TextIn(JsonView value);

// The value that stands for a word of Azure; another word is as good as unknown.
template <typename T>
PlanValue<T> WordIn(JsonView value, std::initializer_list<std::pair<std::string_view, T>> words) {
  const PlanValue<std::string> text = TextIn(value);
  if (text.absent()) return {};
  if (text.known()) {
    for (const auto& [word, meaning] : words) {
      if (SameName(text.value(), word)) return meaning;
    }
  }
  return PlanValue<T>::Unknown();
}

// Azure fills in what nobody states: unknown in the plan, but stated by nobody. What a data source
// does not know is another matter.
template <typename T>
PlanValue<T> UnlessFilledIn(const ResourceReader& resource, std::string_view attribute,
                            PlanValue<T> value) {
  const bool filled_in = value.unknown() && resource.managed() && !resource.IsConfigured(attribute);
  return filled_in ? PlanValue<T>() : value;
}

// What a data source does not have is unknown.
template <typename T>
PlanValue<T> UnknownIfOnlyRead(const ResourceReader& resource, PlanValue<T> value) {
  return value.absent() && !resource.managed() ? PlanValue<T>::Unknown() : value;
}

// A switch; one that is left out is off, which the provider may show as unknown.
PlanValue<bool> SwitchOrOff(const ResourceReader& resource, std::string_view attribute);

// The prefix that stands there; one that is none is an invalid value, and unknown. `effect` says
// what is missing then.
PlanValue<Prefix> PrefixIn(const ResourceReader& resource, JsonView value, std::string_view path,
                           std::string_view effect, std::vector<Gap>& gaps);

// The only block of a list; null if there is none.
JsonView OnlyBlock(JsonView blocks);

// The texts of a list that are known.
std::vector<std::string> KnownTexts(JsonView list);

// The links of a list; one open link for a list that is not known.
std::vector<Reference> LinksIn(const ResourceReader& resource, std::string_view attribute);

}  // namespace routesight
