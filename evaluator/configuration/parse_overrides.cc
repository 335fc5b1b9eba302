#include "evaluator/configuration/parse_overrides.h"

#include <string>
#include <string_view>

#include "evaluator/configuration/distinct_names.h"
#include "evaluator/configuration/read_scalar.h"

namespace routesight {
namespace {

constexpr Word<OperationKind> kOperations[] = {{"create", OperationKind::kCreate},
                                               {"update", OperationKind::kUpdate},
                                               {"delete", OperationKind::kDelete}};

AssumedFailure ParseFailure(const YamlValue& value) {
  AssumedFailure failure;
  failure.place = value.place();
  value.ReadFields({
      Required("name", failure.name, ReadText),
      Required("down", failure.down, NonEmptyListOf(ReadText)),
  });
  return failure;
}

// `key` is a resource and an operation, joined by a dot.
DurationOverride ParseDuration(std::string_view key, const YamlValue& value) {
  DurationOverride duration;
  duration.place = value.place();
  const size_t dot = key.rfind('.');
  const std::string_view word = dot == key.npos ? "" : key.substr(dot + 1);
  const Word<OperationKind>* operation = nullptr;
  for (const Word<OperationKind>& each : kOperations) {
    if (each.text == word) operation = &each;
  }
  if (operation == nullptr || dot == 0) {
    value.Reject(Concat("the key ", Quoted(key)),
                 "a resource type or address and .create, .update or .delete");
  } else {
    duration.resource = key.substr(0, dot);
    duration.operation = operation->value;
  }
  value.ReadFields({
      Optional("min", duration.min_minutes, ReadMinutes),
      Optional("typical", duration.typical_minutes, ReadMinutes),
      Optional("max", duration.max_minutes, ReadMinutes),
  });
  if (value.is_mapping() && value.is_empty())
    value.Reject("an empty mapping", "at least one of min, typical, max");
  const double least = duration.min_minutes.value_or(0);
  const double typical = duration.typical_minutes.value_or(least);
  if (typical < least || duration.max_minutes.value_or(typical) < typical) {
    value.Reject("minutes in another order", "min <= typical <= max");
  }
  return duration;
}

}  // namespace

std::vector<AssumedFailure> ParseFailures(const YamlValue& value) {
  DistinctNames names;
  return names.ListOf(ParseFailure)(value);
}

std::vector<PinnedReference> ParseReferences(const YamlValue& value) {
  std::vector<PinnedReference> references;
  for (const auto& [key, target] : value.Entries()) {
    references.push_back({target.place(), key, ReadText(target)});
  }
  return references;
}

std::vector<DurationOverride> ParseDurations(const YamlValue& value) {
  std::vector<DurationOverride> durations;
  for (const auto& [key, duration] : value.Entries()) {
    durations.push_back(ParseDuration(key, duration));
  }
  return durations;
}

}  // namespace routesight
