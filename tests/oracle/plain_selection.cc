#include "tests/oracle/plain_selection.h"

#include <algorithm>

namespace routesight {
namespace {

bool IsLocal(const Route& route) {
  switch (route.next_hop_type) {
    case NextHopType::kVnetLocal:
    case NextHopType::kVnetPeering:
    case NextHopType::kVnetGlobalPeering:
    case NextHopType::kConnectedGroup:
    case NextHopType::kInterfaceEndpoint:
      return route.source == RouteSource::kDefault;
    default:
      return false;
  }
}

}  // namespace

PlainSelection SelectPlainly(const std::vector<Route>& candidates, Propagation propagation) {
  const auto any = [&](auto condition) {
    return std::any_of(candidates.begin(), candidates.end(), condition);
  };
  const bool gateway_routes_arrive = propagation == Propagation::kEnabled;
  const auto arrives = [&](const Route& route) {
    return gateway_routes_arrive || route.source != RouteSource::kVirtualNetworkGateway;
  };
  const bool default_from_elsewhere = any([&](const Route& route) {
    return !route.label.has_value() && arrives(route) && route.source != RouteSource::kDefault &&
           route.prefix.ToString() == "0.0.0.0/0";
  });

  PlainSelection selection;
  for (size_t i = 0; i < candidates.size(); ++i) {
    const Route& route = candidates[i];
    if (route.label.has_value()) {
      selection.active.push_back(i);
      continue;
    }
    if (!arrives(route)) continue;
    const auto covers = [&](const Route& other) {
      return !other.label.has_value() && other.prefix.Contains(route.prefix);
    };
    const bool inside_local =
        any([&](const Route& other) { return IsLocal(other) && covers(other); });
    const bool equal_user = any([&](const Route& other) {
      return covers(other) && other.prefix == route.prefix && other.source == RouteSource::kUser;
    });
    const bool equal_gateway = any([&](const Route& other) {
      return covers(other) && other.prefix == route.prefix && arrives(other) &&
             other.source == RouteSource::kVirtualNetworkGateway;
    });
    if (route.source == RouteSource::kUser) {
      const bool earlier = any([&](const Route& other) {
        return covers(other) && other.prefix == route.prefix &&
               other.source == RouteSource::kUser && other.name < route.name;
      });
      if (!earlier) selection.active.push_back(i);
    } else if (route.source == RouteSource::kVirtualNetworkGateway) {
      if (inside_local) continue;
      (equal_user ? selection.invalid : selection.active).push_back(i);
    } else if (route.next_hop_type == NextHopType::kNone) {
      if (default_from_elsewhere || inside_local || equal_user || equal_gateway) continue;
      selection.active.push_back(i);
    } else {
      const bool diverted = any([&](const Route& other) {
        return covers(other) && other.source == RouteSource::kUser &&
               other.prefix.length() >= route.yields_to_length;
      });
      // Once a gateway's default has taken the place of the system's, that is gone for good.
      if (equal_gateway && !IsLocal(route)) continue;
      (equal_user || diverted ? selection.invalid : selection.active).push_back(i);
    }
  }
  return selection;
}

}  // namespace routesight
