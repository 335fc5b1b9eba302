// What refusals are judged by, one function for each reason. Each looks at one operation and the
// network around it, and gives nothing where it has no objection.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "evaluator/timeline/refusals.h"

namespace routesight {

struct Question {
  const Plan& plan;
  const Operation& operation;
  const Resource& resource;
  std::string_view name;
  const Topology& now;
  const Topology& then;
};

template <typename Id, typename Node>
const Node* Named(const Topology& topology, const Table<Id, Node>& nodes, std::string_view name) {
  for (const Node& node : nodes) {
    if (topology.Text(node.name) == name) return &node;
  }
  return nullptr;
}

inline std::string NameOf(const Topology& topology, const Node& node) {
  return std::string(topology.Text(node.name));
}

std::optional<RefusalReason> RemoteGatewaysBesideOthers(const Question& question);
std::optional<RefusalReason> NoRemoteGateway(const Question& question);
std::optional<RefusalReason> OtherHalfDisconnected(const Question& question);
std::optional<RefusalReason> OverlappingPeers(const Question& question);

std::optional<RefusalReason> AssociationPresent(const Question& question);
std::optional<RefusalReason> SubnetInUse(const Question& question);
std::optional<RefusalReason> PrefixInUse(const Question& question);
std::optional<RefusalReason> WrongSubnet(const Question& question);

std::optional<RefusalReason> SecondGateway(const Question& question);
std::optional<RefusalReason> GatewaysThatCannotCoexist(const Question& question);
std::optional<RefusalReason> BasicGateway(const Question& question);
std::optional<RefusalReason> StandbyGatewayBesideRouteServer(const Question& question);
std::optional<RefusalReason> TooManyPeers(const Question& question);

}  // namespace routesight
