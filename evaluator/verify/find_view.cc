#include "evaluator/verify/find_view.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

struct Names {
  std::string speaker;
  std::string peer;
};

const RibSpeaker* SpeakerNamed(std::string_view name, const std::vector<RibSpeaker>& speakers) {
  const auto found = std::ranges::find(speakers, name, &RibSpeaker::name);
  return found == speakers.end() ? nullptr : &*found;
}

template <typename Nodes>
std::optional<std::string> NameOfArmId(const Topology& topology, const Nodes& nodes,
                                       std::string_view arm_id) {
  for (const auto& node : nodes) {
    if (node.arm_id.has_value() && SameName(topology.Text(node.arm_id), arm_id)) {
      return std::string(topology.Text(node.name));
    }
  }
  return std::nullopt;
}

std::optional<Names> OfConnection(const Topology& topology, std::string_view name) {
  for (const BgpConnection& connection : topology.bgp_connections) {
    const bool is_it =
        topology.Text(connection.name) == name ||
        (connection.arm_id.has_value() && SameName(topology.Text(connection.arm_id), name));
    if (!is_it || !connection.route_server.has_value()) continue;
    const Symbol peer = connection.appliance.has_value()
                            ? topology.appliances[connection.appliance].name
                            : connection.name;
    return Names{std::string(topology.Text(topology.route_servers[connection.route_server].name)),
                 std::string(topology.Text(peer))};
  }
  return std::nullopt;
}

std::optional<Names> Split(const Topology& topology, const std::vector<RibSpeaker>& speakers,
                           std::string_view name) {
  const auto speaker_named = [&](std::string_view text) -> std::optional<std::string> {
    if (SpeakerNamed(text, speakers) != nullptr) return std::string(text);
    if (auto found = NameOfArmId(topology, topology.route_servers, text)) return found;
    return NameOfArmId(topology, topology.gateways, text);
  };
  if (auto speaker = speaker_named(name)) return Names{*std::move(speaker), ""};
  if (auto both = OfConnection(topology, name)) return both;
  for (size_t at = name.find(':'); at != name.npos; at = name.find(':', at + 1)) {
    if (auto speaker = speaker_named(name.substr(0, at))) {
      return Names{*std::move(speaker), std::string(name.substr(at + 1))};
    }
  }
  return std::nullopt;
}

absl::Status NoSuch(std::string_view what, std::string_view name,
                    const std::vector<std::string_view>& names) {
  const std::string_view nearest = NearestWord(name, names);
  const std::string help = !nearest.empty() ? Concat("; did you mean ", nearest, "?")
                           : names.empty()  ? "; there is none"
                                            : Concat("; there are ", Join(names, ", "));
  return absl::NotFoundError(ToAbsl(Concat("no ", what, " ", name, help)));
}

std::vector<Gap> GapsOf(const Snapshot& snapshot, const std::string& speaker) {
  std::vector<Gap> gaps;
  for (const SpeakerGap& gap : snapshot.ribs.bgp.gaps) {
    if (snapshot.ribs.bgp.speakers[gap.speaker].name != speaker) continue;
    gaps.push_back(snapshot.ribs.gaps[gap.gap]);
  }
  std::ranges::sort(gaps);
  gaps.erase(std::unique(gaps.begin(), gaps.end()), gaps.end());
  return gaps;
}

}  // namespace

absl::StatusOr<FoundView> FindView(const Snapshot& snapshot,
                                   const std::vector<RibSpeaker>& speakers, RecordKind kind,
                                   std::string_view name) {
  const std::optional<Names> names = Split(snapshot.topology, speakers, name);
  const RibSpeaker* speaker = names ? SpeakerNamed(names->speaker, speakers) : nullptr;
  if (speaker == nullptr) {
    std::vector<std::string_view> all;
    for (const RibSpeaker& other : speakers) all.push_back(other.name);
    return NoSuch("BGP speaker", name, all);
  }
  FoundView found{names->speaker, names->peer, {}, GapsOf(snapshot, names->speaker)};
  std::vector<std::string_view> peers;
  for (const RibView& view : speaker->views) {
    if (view.direction != RecordName(kind)) continue;
    peers.push_back(view.peer);
    if (names->peer.empty() || view.peer == names->peer) found.views.push_back(view);
  }
  if (!names->peer.empty() && found.views.empty()) {
    return NoSuch(Concat("peer of ", names->speaker), names->peer, peers);
  }
  return found;
}

}  // namespace routesight
