#include "evaluator/readers/reader.h"
#include "evaluator/readers/route_server_parts.h"

namespace routesight {
namespace {

void Read(const ResourceReader& connection, TopologyBuilder& builder) {
  builder.Add(ReadBgpConnection(connection, connection.Link("route_server_id")));
}

constexpr std::string_view kAttributes[] = {"peer_asn", "peer_ip", "route_server_id"};

}  // namespace

const Reader kReadAzurermRouteServerBgpConnection = {"azurerm_route_server_bgp_connection",
                                                     kAttributes, Read};

}  // namespace routesight
