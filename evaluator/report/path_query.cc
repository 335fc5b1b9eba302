#include "evaluator/report/path_query.h"

#include <algorithm>

#include "absl/status/status.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

template <typename IdType, typename T>
IdType FindNode(const Topology& topology, const Table<IdType, T>& nodes, std::string_view name) {
  for (size_t i = 0; i < nodes.size(); ++i) {
    const T& node = nodes[nodes.IdAt(i)];
    const bool named = topology.Text(node.name) == name;
    if (named || (node.arm_id.has_value() && SameName(topology.Text(node.arm_id), name))) {
      return nodes.IdAt(i);
    }
  }
  return {};
}

std::optional<Origin> FindOrigin(const Surroundings& around, const std::string& from) {
  const Topology& topology = around.topology();
  if (from == "internet") return FromInternet();
  if (const auto subnet = FindNode(topology, topology.subnets, from); subnet.has_value()) {
    return FromSubnet(around, subnet);
  }
  if (const auto nic = FindNode(topology, topology.nics, from); nic.has_value()) {
    return FromInterface(around, nic);
  }
  if (const auto site = FindNode(topology, topology.sites, from); site.has_value()) {
    return FromSite(around, site);
  }
  if (const auto local = FindNode(topology, topology.local_network_gateways, from);
      local.has_value()) {
    return FromLocalNetworkGateway(around, local);
  }
  if (const auto address = IpAddress::Parse(from)) return FromAddress(around, *address);
  return std::nullopt;
}

absl::Status NoSuchSource(const Timeline& timeline, const std::string& from) {
  if (IpAddress::Parse(from)) {
    return absl::NotFoundError(ToAbsl(Concat("nothing in this plan has ", from,
                                             ": no interface, subnet or on-premises network")));
  }
  std::vector<std::string> names{"internet"};
  for (const Snapshot& snapshot : timeline.snapshots) {
    const auto add = [&](const auto& nodes) {
      for (const Node& node : nodes) names.emplace_back(snapshot.topology.Text(node.name));
    };
    add(snapshot.topology.subnets);
    add(snapshot.topology.nics);
    add(snapshot.topology.sites);
    add(snapshot.topology.local_network_gateways);
  }
  std::sort(names.begin(), names.end());
  const std::string_view nearest = NearestWord(from, {names.begin(), names.end()});
  return absl::NotFoundError(
      ToAbsl(Concat("no subnet, interface or on-premises network ", from, " in this plan",
                    nearest.empty() ? "" : Concat("; did you mean ", nearest, "?"))));
}

}  // namespace

absl::StatusOr<PathAnswers> AnswerPathQuery(const Timeline& timeline, const PathQuery& query) {
  const auto destination = IpAddress::Parse(query.to);
  if (!destination) {
    return WrongUsage(Concat("--to ", query.to, ": expected an address such as 10.0.1.4"));
  }
  PathAnswers answers;
  answers.destination = *destination;
  bool found = false;
  for (const std::string& at : query.at) {
    PathAnswer& answer = answers.moments.emplace_back();
    answer.snapshot = timeline.Find(at);
    if (answer.snapshot == nullptr) {
      return WrongUsage(Concat("--at ", at,
                               ": expected before or after; the steps of an apply are not "
                               "available yet"));
    }
    const Snapshot& snapshot = *answer.snapshot;
    const Surroundings around(snapshot.topology, snapshot.ribs, snapshot.fibs);
    const std::optional<Origin> origin = FindOrigin(around, query.from);
    answer.from = origin ? origin->name : query.from;
    if (origin) answer.trip = TraceBothWays(around, *origin, *destination);
    found = found || origin;
  }
  if (found) return answers;
  // It may be there at a moment that is not asked for.
  for (const Snapshot& snapshot : timeline.snapshots) {
    const Surroundings around(snapshot.topology, snapshot.ribs, snapshot.fibs);
    if (FindOrigin(around, query.from)) return answers;
  }
  return NoSuchSource(timeline, query.from);
}

}  // namespace routesight
