#include "evaluator/verify/suggest.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

enum class Change { kOriginates, kDescribed, kKeepsBack, kAnnounces, kStopsAnnouncing };

// Who would have to do what, toward whom.
struct Subject {
  Change change;
  std::string speaker;
  std::string peer;               // Of kKeepsBack and kDescribed.
  std::vector<uint32_t> as_path;  // Of kAnnounces.

  friend auto operator<=>(const Subject&, const Subject&) = default;
};

struct Reasons {
  std::set<std::string> prefixes;
  std::set<std::string> explains;
};

std::string Listed(const std::set<std::string>& prefixes) {
  return Concat("[", Join(prefixes, ", "), "]");
}

std::string PathText(const std::vector<uint32_t>& path) {
  std::vector<std::string> numbers;
  for (const uint32_t asn : path) numbers.push_back(std::to_string(asn));
  return Join(numbers, ", ");
}

class Suggester {
 public:
  Suggester(const Snapshot& snapshot, const std::vector<RibSpeaker>& speakers)
      : topology_(snapshot.topology), speakers_(speakers) {
    for (const Appliance& appliance : topology_.appliances) {
      const std::string name(topology_.Text(appliance.name));
      for (const ApplianceInterface& interface : appliance.interfaces) {
        for (const Symbol address : interface.addresses) {
          appliance_at_[std::string(topology_.Text(address))].insert(name);
        }
      }
    }
  }

  void Explain(const VerifiedRecord& record) {
    for (const VerifiedRow& row : record.rows) {
      if (record.kind == RecordKind::kLearned) ExplainLearned(record, row);
      if (record.kind == RecordKind::kEffectiveRoutes) ExplainEffective(record, row);
    }
  }

  std::vector<Suggestion> Result() const;

 private:
  void Add(Subject subject, const VerifiedRecord& record, const VerifiedRow& row) {
    Reasons& reasons = reasons_[std::move(subject)];
    reasons.prefixes.insert(row.row.prefix);
    reasons.explains.insert(Concat(record.owner, " ", row.row.prefix));
  }

  const RibSpeaker* SpeakerNamed(std::string_view name) const {
    const auto found = std::ranges::find(speakers_, name, &RibSpeaker::name);
    return found == speakers_.end() ? nullptr : &*found;
  }
  bool IsDescribed(const std::string& appliance) const {
    return std::ranges::any_of(topology_.appliances, [&](const Appliance& one) {
      return topology_.Text(one.name) == appliance;
    });
  }
  const BgpConnection* ConnectionNamed(const std::string& name) const {
    for (const BgpConnection& connection : topology_.bgp_connections) {
      if (topology_.Text(connection.name) == name) return &connection;
    }
    return nullptr;
  }
  // The only appliance that has one of the addresses.
  std::optional<std::string> ApplianceAt(const std::vector<std::string>& addresses) const {
    std::set<std::string> found;
    for (const std::string& address : addresses) {
      const auto place = appliance_at_.find(address);
      if (place != appliance_at_.end()) found.insert(place->second.begin(), place->second.end());
    }
    if (found.size() != 1) return std::nullopt;
    return *found.begin();
  }

  void ExplainLearned(const VerifiedRecord& record, const VerifiedRow& row);
  void ExplainEffective(const VerifiedRecord& record, const VerifiedRow& row);
  Suggestion Written(const Subject& subject, const Reasons& reasons) const;

  const Topology& topology_;
  const std::vector<RibSpeaker>& speakers_;
  std::map<std::string, std::set<std::string>> appliance_at_;
  std::map<Subject, Reasons> reasons_;
};

// The record says who told it. A miss beside a prediction for the same prefix is about its path or
// next hop, which another announcement would not change.
void Suggester::ExplainLearned(const VerifiedRecord& record, const VerifiedRow& row) {
  const RibSpeaker* peer = SpeakerNamed(record.peer);
  if (peer == nullptr) return;
  if (row.standing == RowStanding::kMiss && !row.predicted) {
    const std::vector<uint32_t> path = row.row.as_path.value_or(std::vector<uint32_t>());
    if (peer->kind == "on_premises") Add({Change::kAnnounces, peer->name, "", path}, record, row);
    // With a longer path somebody behind it announces the prefix.
    if (peer->kind == "appliance" && path.size() == 1) {
      const Change change = IsDescribed(peer->name) ? Change::kOriginates : Change::kDescribed;
      const std::string toward = change == Change::kDescribed ? record.owner : "";
      Add({change, peer->name, toward, {}}, record, row);
    }
  }
  if (row.standing == RowStanding::kExtra) {
    const bool missed = std::ranges::any_of(record.rows, [&](const VerifiedRow& other) {
      return other.standing == RowStanding::kMiss && other.row.prefix == row.row.prefix;
    });
    if (missed) return;
    if (peer->kind == "on_premises") {
      Add({Change::kStopsAnnouncing, peer->name, "", {}}, record, row);
    }
    if (peer->kind == "appliance" && IsDescribed(peer->name)) {
      Add({Change::kKeepsBack, peer->name, record.owner, {}}, record, row);
    }
  }
}

void Suggester::ExplainEffective(const VerifiedRecord& record, const VerifiedRow& row) {
  if (row.standing != RowStanding::kMiss || row.row.source != "VirtualNetworkGateway") return;
  if (row.row.state != "Active") return;
  const bool predicted = row.predicted && row.predicted->source == "VirtualNetworkGateway";
  if (predicted) return;
  const std::optional<std::string> appliance = ApplianceAt(row.row.next_hop_ips);
  if (appliance) Add({Change::kOriginates, *appliance, "", {}}, record, row);
}

Suggestion Suggester::Written(const Subject& subject, const Reasons& reasons) const {
  const std::string prefixes = Listed(reasons.prefixes);
  const std::vector<std::string> explains(reasons.explains.begin(), reasons.explains.end());
  const std::string appliance = Concat("assume.appliances, ", subject.speaker);
  const std::string site = Concat("assume.on_premises, ", subject.speaker);
  switch (subject.change) {
    case Change::kOriginates:
      return {appliance, Concat("originates: ", prefixes),
              Concat(subject.speaker, " must be announcing this"), explains};
    case Change::kKeepsBack:
      return {Concat(appliance, ", its session with ", subject.peer),
              Concat("announce: {except: ", prefixes, "}"),
              Concat(subject.speaker, " does not announce this to ", subject.peer), explains};
    case Change::kAnnounces:
      return {site,
              Concat("announces: [{prefixes: ", prefixes, ", as_path: [", PathText(subject.as_path),
                     "]}]"),
              Concat(subject.speaker, " must be announcing this"), explains};
    case Change::kStopsAnnouncing:
      return {site, "",
              Concat(subject.speaker, " does not announce ", prefixes,
                     "; take it out of announces, or of the local network gateway"),
              explains};
    case Change::kDescribed:
      break;
  }
  const BgpConnection* connection = ConnectionNamed(subject.speaker);
  const RibSpeaker* speaker = SpeakerNamed(subject.speaker);
  std::string interfaces;
  if (connection != nullptr && connection->nic.has_value()) {
    interfaces =
        Concat("\n  interfaces: [\"", topology_.Text(topology_.nics[connection->nic].name), "\"]");
  }
  const std::string yaml =
      Concat("- name: appliance", interfaces, "\n  asn: ", speaker == nullptr ? 0 : speaker->asn,
             "\n  originates: ", prefixes, "\n  sessions: [{peer: \"", subject.peer, "\"}]");
  return {"assume.appliances", yaml,
          Concat("the peer of ", subject.speaker, " must be announcing this",
                 interfaces.empty() ? "; name its interface" : ""),
          explains};
}

std::vector<Suggestion> Suggester::Result() const {
  std::vector<Suggestion> suggestions;
  for (const auto& [subject, reasons] : reasons_) suggestions.push_back(Written(subject, reasons));
  std::ranges::stable_sort(suggestions, {}, [](const Suggestion& suggestion) {
    return std::tie(suggestion.place, suggestion.yaml);
  });
  return suggestions;
}

// Instance addresses of gateways that were compared by count: all of one gateway, seen in one row.
std::vector<Suggestion> SuggestGateways(const Topology& topology,
                                        const std::vector<VerifiedRecord>& records) {
  std::map<std::string, std::set<std::vector<std::string>>> seen;
  std::map<std::string, std::set<std::string>> explains;
  for (const Gateway& gateway : topology.gateways) {
    std::vector<std::string> names;
    for (const Symbol address : gateway.instance_addresses) {
      names.emplace_back(topology.Text(address));
    }
    std::ranges::sort(names);
    for (const VerifiedRecord& record : records) {
      for (const VerifiedRow& row : record.rows) {
        if (row.hops != HopsAgreement::kByCount || !row.predicted) continue;
        HopsLeft left = WithoutCommon(row.row.next_hop_ips, row.predicted->next_hop_ips);
        std::ranges::sort(left.predicted);
        if (left.predicted != names || !std::ranges::all_of(left.observed, IsPrivateAddress)) {
          continue;
        }
        const std::string name(topology.Text(gateway.name));
        seen[name].insert(left.observed);
        explains[name].insert(Concat(record.owner, " ", row.row.prefix));
      }
    }
  }
  std::vector<Suggestion> suggestions;
  for (const auto& [gateway, addresses] : seen) {
    if (addresses.size() != 1) continue;  // The records contradict each other.
    const std::vector<std::string>& only = *addresses.begin();
    suggestions.push_back(
        {"assume.gateways",
         Concat("- {gateway: \"", gateway, "\", addresses: [", Join(only, ", "), "]}"),
         Concat("its instances are seen at these addresses",
                only.size() > 1 ? "; which is which is not seen" : ""),
         {explains[gateway].begin(), explains[gateway].end()}});
  }
  return suggestions;
}

}  // namespace

std::vector<Suggestion> SuggestAssumptions(const Snapshot& snapshot,
                                           const std::vector<RibSpeaker>& speakers,
                                           const std::vector<VerifiedRecord>& records) {
  Suggester suggester(snapshot, speakers);
  for (const VerifiedRecord& record : records) suggester.Explain(record);
  std::vector<Suggestion> suggestions = suggester.Result();
  const std::vector<Suggestion> gateways = SuggestGateways(snapshot.topology, records);
  suggestions.insert(suggestions.end(), gateways.begin(), gateways.end());
  return suggestions;
}

}  // namespace routesight
