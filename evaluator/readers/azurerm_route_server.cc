#include "evaluator/readers/reader.h"
#include "evaluator/readers/route_server_parts.h"

namespace routesight {
namespace {

void Read(const ResourceReader& server, TopologyBuilder& builder) {
  RouteServerDraft draft = ReadRouteServer(server);
  draft.subnet = server.Link("subnet_id");
  draft.public_ip = server.Link("public_ip_address_id");
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"branch_to_branch_traffic_enabled",
                                            "hub_routing_preference",
                                            "public_ip_address_id",
                                            "subnet_id",
                                            "virtual_router_asn",
                                            "virtual_router_ips"};

}  // namespace

const Reader kReadAzurermRouteServer = {"azurerm_route_server", kAttributes, Read};

}  // namespace routesight
