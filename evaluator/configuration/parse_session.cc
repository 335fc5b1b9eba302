#include "evaluator/configuration/parse_session.h"

#include <limits>

#include "evaluator/configuration/read_scalar.h"

namespace routesight {
namespace {

constexpr int kMostPrepended = 100;
constexpr int kLastInstance = 255;

constexpr Word<CircuitLink> kCircuitLinks[] = {{"primary", CircuitLink::kPrimary},
                                               {"secondary", CircuitLink::kSecondary}};

constexpr auto kReadInstance = WholeNumber(0, kLastInstance);
constexpr auto kReadPreference = WholeNumber<uint32_t>(0, std::numeric_limits<uint32_t>::max());

PrefixFilter ParseAnnounce(const YamlValue& value) {
  PrefixFilter filter;
  value.ReadFields({
      Optional("only", filter.only, ListOf(ReadPrefixPattern)),
      Optional("except", filter.except, ListOf(ReadPrefixPattern)),
  });
  return filter;
}

std::vector<PrependRule> ParsePrepend(const YamlValue& value) {
  const auto read_count = WholeNumber(0, kMostPrepended);
  const auto read_entry = [&](const YamlValue& item) {
    PrependRule entry;
    item.ReadFields({
        Required("count", entry.count, read_count),
        Optional("prefixes", entry.prefixes, ListOf(ReadPrefixPattern)),
        Optional("instance", entry.instance, kReadInstance),
    });
    return entry;
  };
  if (value.is_list()) return ListOf(read_entry)(value);
  PrependRule everything;
  everything.count = read_count(value);
  return {everything};
}

AsPathPattern ParseAsPathPattern(const YamlValue& value) {
  if (value.is_list()) return {AsPathPattern::Kind::kExact, ListOf(ReadAsn)(value)};
  AsPathPattern pattern{AsPathPattern::Kind::kContains, {}};
  if (!value.is_mapping()) {
    value.Reject("a list of AS numbers or a mapping with \"contains\"");
    return pattern;
  }
  value.ReadFields({Required("contains", pattern.asns, NonEmptyListOf(ReadAsn))});
  return pattern;
}

LocalPreferenceRule ParsePreferenceEntry(const YamlValue& value) {
  LocalPreferenceRule entry;
  value.ReadFields({
      Required("value", entry.value, kReadPreference),
      Optional("as_path", entry.as_path, ParseAsPathPattern),
      Optional("prefixes", entry.prefixes, ListOf(ReadPrefixPattern)),
      Optional("instance", entry.instance, kReadInstance),
  });
  return entry;
}

std::vector<LocalPreferenceRule> ParseLocalPreference(const YamlValue& value) {
  if (value.is_list()) return ListOf(ParsePreferenceEntry)(value);
  LocalPreferenceRule everything;
  everything.value = kReadPreference(value);
  return {everything};
}

// A list under `accept` is short for a `local_preference` with that list.
void ParseAccept(const YamlValue& value, AssumedSession& session) {
  if (value.is_list()) {
    session.local_preference = ParseLocalPreference(value);
    return;
  }
  if (!value.is_mapping()) {
    value.Reject("a mapping or a list");
    return;
  }
  value.ReadFields({
      Optional("only", session.accept.only, ListOf(ReadPrefixPattern)),
      Optional("except", session.accept.except, ListOf(ReadPrefixPattern)),
      Optional("local_preference", session.local_preference, ParseLocalPreference),
  });
}

}  // namespace

AssumedSession ParseSession(const YamlValue& value) {
  AssumedSession session;
  session.place = value.place();
  value.ReadFields({
      Required("peer", session.peer, ReadText),
      Optional("instances", session.instances, DistinctListOf(kReadInstance)),
      Optional("as_override", session.as_override, ReadTruth),
      Optional("strip_as", session.strip_as, ListOf(ReadAsn)),
      Optional("prepend", session.prepend, ParsePrepend),
      Optional("next_hop", session.next_hop, ReadIpAddress),
      Optional("announce", session.announce, ParseAnnounce),
      Optional("communities", session.communities, ListOf(ReadCommunity)),
      {"accept", Need::kOptional, [&](const YamlValue& accept) { ParseAccept(accept, session); }},
  });
  return session;
}

CircuitLink ParseCircuitLink(const YamlValue& value) { return OneOf(kCircuitLinks)(value); }

}  // namespace routesight
