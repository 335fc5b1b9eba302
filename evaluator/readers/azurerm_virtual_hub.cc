#include "evaluator/readers/reader.h"
#include "evaluator/readers/route_server_parts.h"

namespace routesight {
namespace {

constexpr std::string_view kVirtualWan =
    "what a hub of a Virtual WAN adds to networks is not computed";

bool SaysNothing(JsonView value) {
  return !value.IsUnknown() && !value.IsSensitive() && value.Text().empty();
}

// A hub without Virtual WAN and without a range of its own is a route server.
void Read(const ResourceReader& hub, TopologyBuilder& builder) {
  if (!SaysNothing(hub["virtual_wan_id"]) || !SaysNothing(hub["address_prefix"])) {
    builder.AddGap(hub.MakeGap(GapKind::kNotModelled, "", kVirtualWan));
    return;
  }
  RouteServerDraft draft = ReadRouteServer(hub);
  draft.is_hub = true;
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {
    "address_prefix",         "branch_to_branch_traffic_enabled",
    "hub_routing_preference", "virtual_router_asn",
    "virtual_router_ips",     "virtual_wan_id"};

}  // namespace

const Reader kReadAzurermVirtualHub = {"azurerm_virtual_hub", kAttributes, Read};

}  // namespace routesight
