// What an entry is about: entries of one list with equal names are about one thing.
#pragma once

#include <string>

#include "evaluator/base/text.h"
#include "evaluator/configuration/assumptions.h"
#include "evaluator/configuration/configuration.h"

namespace routesight {

inline std::string EntryName(const AssumedAppliance& entry) { return entry.name; }
inline std::string EntryName(const AssumedSite& entry) { return entry.name; }
inline std::string EntryName(const AssumedGateway& entry) { return entry.gateway; }
inline std::string EntryName(const AssumedNetwork& entry) { return entry.virtual_network; }
inline std::string EntryName(const ExternalNetwork& entry) { return entry.name; }
inline std::string EntryName(const ExternalPeering& entry) {
  return Concat(entry.from, " to ", entry.to);
}
inline std::string EntryName(const AssumedFailure& entry) { return entry.name; }
inline std::string EntryName(const PinnedReference& entry) { return entry.attribute; }
inline std::string EntryName(const DurationOverride& entry) {
  return Concat(entry.resource, " ", static_cast<int>(entry.operation));
}
inline std::string EntryName(const SeverityOverride& entry) { return entry.finding; }

}  // namespace routesight
