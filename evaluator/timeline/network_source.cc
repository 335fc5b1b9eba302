#include "evaluator/timeline/network_source.h"

#include <limits>
#include <tuple>
#include <utility>

namespace routesight {
namespace {

constexpr size_t kResourcesWorthAThread = 2'000;

}  // namespace

Size NetworkSource::size() const {
  size_t resources = 0;
  for (const LinkedPlan& linked : plans_) resources += linked.plan.resources.size();
  return resources < kResourcesWorthAThread ? Size::kSmall : Size::kWorthAThread;
}

std::pair<Snapshot, Snapshot> NetworkSource::TakeEnds() const {
  Snapshot before, after;
  before.at = "before";
  after.at = "after";
  before.topology = reader_.At(Moment::Before());
  const std::shared_ptr<const SymbolTable> texts = before.topology.symbols.Share();
  std::tie(before.ribs, after.ribs) = TwoAtOnce(
      size(), [&] { return SimulateControlPlane(before.topology); },
      [&] {
        after.topology = reader_.At(Moment::After(), texts);
        return LetSpeakersTalk(after.topology, NoneIsDown);
      });
  after.topology.symbols.Share();
  // After the apply there may be more symbols and sets, but none that means something else.
  SharedRows rows(after.topology.symbols.size(), std::numeric_limits<size_t>::max());
  before.fibs = ComputeEffectiveRoutes(before.topology, before.ribs, rows);
  GiveRoutesToNetworks(after.topology, before.fibs.next_hops.AsKnown(), after.ribs);
  after.fibs = ComputeEffectiveRoutes(after.topology, after.ribs, rows);
  return {std::move(before), std::move(after)};
}

void NetworkSource::KnowEnds(const Snapshot& before, const Snapshot& after) {
  for (const Snapshot* end : {&before, &after}) {
    const Topology& topology = end->topology;
    const auto add = [&](VnetId vnet) {
      if (vnet.has_value()) gateway_networks_.emplace(topology.Text(topology.vnets[vnet].name));
    };
    for (const Gateway& gateway : topology.gateways) add(gateway.vnet);
    for (const RouteServer& server : topology.route_servers) add(server.vnet);
  }
  texts_ = after.topology.symbols.base();
  next_hops_ = after.fibs.next_hops.AsKnown();
  rows_ = std::make_unique<SharedRows>(after.topology.symbols.size(), next_hops_.size());
  for (const Snapshot* end : {&before, &after}) {
    for (size_t i = 0; i < end->fibs.of_subnet.size(); ++i) {
      const EffectiveTable& table = end->fibs.tables[end->fibs.of_subnet[i]];
      const Subnet& subnet = end->topology.subnets[end->topology.subnets.IdAt(i)];
      rows_->Add(SharedRows::OwnerOf(end->topology, subnet), table.rows);
    }
  }
}

Topology NetworkSource::TopologyAt(const Moment& moment) const {
  Topology topology = reader_.At(moment, texts_);
  for (Vnet& vnet : topology.vnets) {
    vnet.gateways_at_hand = gateway_networks_.contains(std::string(topology.Text(vnet.name)));
  }
  return topology;
}

Snapshot NetworkSource::Take(const Moment& moment, std::string_view at) const {
  Snapshot snapshot;
  snapshot.at = at;
  snapshot.topology = TopologyAt(moment);
  snapshot.ribs = LetSpeakersTalk(snapshot.topology, NoneIsDown);
  GiveRoutesToNetworks(snapshot.topology, next_hops_, snapshot.ribs);
  snapshot.fibs = ComputeEffectiveRoutes(snapshot.topology, snapshot.ribs, *rows_);
  return snapshot;
}

}  // namespace routesight
