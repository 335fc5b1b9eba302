#include "evaluator/readers/reader.h"
#include "evaluator/readers/route_server_parts.h"

namespace routesight {
namespace {

void Read(const ResourceReader& connection, TopologyBuilder& builder) {
  // A hub of a Virtual WAN speaks through its connection to the peer's network. That hub is a gap.
  const JsonView network = connection["virtual_network_connection_id"];
  if (network.IsUnknown() || !network.Text().empty()) return;
  builder.Add(ReadBgpConnection(connection, connection.Link("virtual_hub_id")));
}

constexpr std::string_view kAttributes[] = {"peer_asn", "peer_ip", "virtual_hub_id",
                                            "virtual_network_connection_id"};

}  // namespace

const Reader kReadAzurermVirtualHubBgpConnection = {"azurerm_virtual_hub_bgp_connection",
                                                    kAttributes, Read};

}  // namespace routesight
