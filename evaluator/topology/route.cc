#include "evaluator/topology/route.h"

namespace routesight {

std::string_view RouteSourceName(RouteSource source) {
  switch (source) {
    case RouteSource::kDefault:
      return "Default";
    case RouteSource::kVirtualNetworkGateway:
      return "VirtualNetworkGateway";
    case RouteSource::kUser:
      return "User";
  }
  return "";
}

std::string_view NextHopTypeName(NextHopType type) {
  switch (type) {
    case NextHopType::kVnetLocal:
      return "VnetLocal";
    case NextHopType::kVnetPeering:
      return "VNetPeering";
    case NextHopType::kVnetGlobalPeering:
      return "VNetGlobalPeering";
    case NextHopType::kVirtualNetworkGateway:
      return "VirtualNetworkGateway";
    case NextHopType::kVirtualAppliance:
      return "VirtualAppliance";
    case NextHopType::kVirtualNetworkServiceEndpoint:
      return "VirtualNetworkServiceEndpoint";
    case NextHopType::kInterfaceEndpoint:
      return "InterfaceEndpoint";
    case NextHopType::kConnectedGroup:
      return "ConnectedGroup";
    case NextHopType::kInternet:
      return "Internet";
    case NextHopType::kNone:
      return "None";
  }
  return "";
}

}  // namespace routesight
