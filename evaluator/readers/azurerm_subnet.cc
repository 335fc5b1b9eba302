#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/subnet_parts.h"

namespace routesight {
namespace {

constexpr std::string_view kWriteOnly = "route_table_id_wo";

// UDR-01: The write-only reference counts; its value is never in the plan. The computed
// `route_table_id` shows the state before the apply, where an association made it.
Reference StatedRouteTable(const ResourceReader& subnet) {
  if (subnet.state() == ResourceState::kAfter &&
      subnet.resource().before != subnet.resource().after && subnet.IsConfigured(kWriteOnly)) {
    return subnet.LinkNotInValues(kWriteOnly);
  }
  const JsonView computed = subnet["route_table_id"];
  return computed.IsUnknown() ? Reference{} : subnet.Link("route_table_id");
}

void Read(const ResourceReader& subnet, TopologyBuilder& builder) {
  auto draft = subnet.NewDraft<SubnetDraft>();
  draft.vnet = subnet.Parent("virtual_network_name");
  draft.short_name = subnet["name"].Text();
  draft.address_prefixes = subnet.Prefixes(subnet["address_prefixes"], "address_prefixes",
                                           kSubnetPrefixEffect, draft.prefix_gaps);
  draft.route_table = StatedRouteTable(subnet);
  draft.service_endpoints =
      ServiceEndpoints(subnet, subnet["service_endpoint"], "service_endpoint", draft.gaps);
  draft.endpoint_policies = ReadEndpointPolicies(subnet["private_endpoint_network_policies"]);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"address_prefixes", "private_endpoint_network_policies",
                                            "route_table_id", "route_table_id_wo",
                                            "service_endpoint"};

}  // namespace

const Reader kReadAzurermSubnet = {"azurerm_subnet", kAttributes, Read};

}  // namespace routesight
