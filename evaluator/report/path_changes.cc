#include "evaluator/report/path_changes.h"

#include <algorithm>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

class Changes {
 public:
  Changes(const Snapshot& snapshot, const RoundTrip& trip)
      : topology_(snapshot.topology), trip_(trip) {}

  std::vector<std::string> Run() {
    AddForLost(trip_.forward);
    for (const ReturnLeg* leg : Legs()) AddForLost(leg->path);
    if (trip_.symmetry == Symmetry::kAsymmetric || trip_.symmetry == Symmetry::kMayDiffer) {
      AddForGatewaysOf(trip_.forward, trip_.back_only);
      for (const ReturnLeg* leg : Legs()) AddForGatewaysOf(leg->path, trip_.forward_only);
    }
    return std::move(sentences_);
  }

 private:
  std::vector<const ReturnLeg*> Legs() const {
    std::vector<const ReturnLeg*> legs;
    for (const WayBack& way : trip_.back) {
      for (const ReturnLeg& leg : way.legs) legs.push_back(&leg);
    }
    return legs;
  }

  void Add(std::string sentence) {
    if (std::find(sentences_.begin(), sentences_.end(), sentence) == sentences_.end()) {
      sentences_.push_back(std::move(sentence));
    }
  }

  std::string TableOf(const Device& device) const {
    const Subnet& subnet = topology_.subnets[device.subnet];
    return Concat("the table of ", topology_.Text(subnet.name));
  }

  void AddForLost(const Path& path) {
    for (const Hop& at : path.hops) {
      // What its own routes bring back came by the table of the first.
      const Hop& hop = at.lookup ? at : path.hops.front();
      if (!hop.lookup || !hop.lookup->winner || !hop.device.subnet.has_value()) continue;
      const Route& winner = *hop.lookup->winner;
      for (const Branch& branch : at.branches) {
        if (branch.hop || branch.alternative) continue;
        if (branch.outer) {
          AddForLost(path.outer[*branch.outer]);
        } else if (branch.fate == Fate::kDroppedByNone) {
          Add(Concat("a route to ", path.destination.ToString(), " in ", TableOf(hop.device),
                     ", longer than ", winner.prefix.ToString(),
                     winner.source == RouteSource::kDefault ? "" : ", or that one removed"));
        } else if (branch.fate == Fate::kLoop) {
          Add(Concat("a user-defined route for ", winner.prefix.ToString(), " in ",
                     TableOf(hop.device), ", to another next hop"));
        }
      }
    }
  }

  // A gateway hands to a network of its own or a peer what the other way brings through an
  // appliance beside it.
  void AddForGatewaysOf(const Path& path, const std::vector<std::string>& missed) {
    for (const Hop& hop : path.hops) {
      if (hop.device.kind != DeviceKind::kGateway || !hop.device.subnet.has_value()) continue;
      if (!hop.lookup || !hop.lookup->winner) continue;
      if (hop.lookup->winner->source == RouteSource::kUser) continue;
      const VnetId vnet = topology_.subnets[hop.device.subnet].vnet;
      for (const std::string& device : missed) {
        if (!IsIn(vnet, device)) continue;
        Add(Concat("a user-defined route for ", hop.lookup->winner->prefix.ToString(), " to ",
                   device, " in ", TableOf(hop.device), ": both ways would cross it"));
      }
    }
  }

  // Whether a device of that name is on one of the ways, in the network.
  bool IsIn(VnetId vnet, const std::string& name) const {
    std::vector<const Path*> paths{&trip_.forward};
    for (const ReturnLeg* leg : Legs()) paths.push_back(&leg->path);
    return std::any_of(paths.begin(), paths.end(), [&](const Path* path) {
      return std::any_of(path->hops.begin(), path->hops.end(), [&](const Hop& hop) {
        return hop.device.subnet.has_value() && topology_.subnets[hop.device.subnet].vnet == vnet &&
               DeviceName(topology_, hop.device) == name;
      });
    });
  }

  const Topology& topology_;
  const RoundTrip& trip_;
  std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> WhatWouldChange(const Snapshot& snapshot, const RoundTrip& trip) {
  return Changes(snapshot, trip).Run();
}

}  // namespace routesight
