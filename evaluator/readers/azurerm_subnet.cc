#include "evaluator/base/text.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/subnet_parts.h"

namespace routesight {
namespace {

// What the subnet itself says of its route table or security group. UDR-01: A write-only reference
// counts; its value is never in the plan. The computed attribute shows the state before the apply,
// where an association made it.
Reference Stated(const ResourceReader& subnet, std::string_view computed,
                 std::string_view write_only) {
  if (subnet.state() == ResourceState::kAfter &&
      subnet.resource().before != subnet.resource().after && subnet.IsConfigured(write_only)) {
    return subnet.LinkNotInValues(write_only);
  }
  return subnet[computed].IsUnknown() ? Reference{} : subnet.Link(computed);
}

void Read(const ResourceReader& subnet, TopologyBuilder& builder) {
  auto draft = subnet.NewDraft<SubnetDraft>();
  draft.vnet = subnet.Parent("virtual_network_name");
  draft.short_name = subnet["name"].Text();
  draft.address_prefixes = subnet.Prefixes(subnet["address_prefixes"], "address_prefixes",
                                           kSubnetPrefixEffect, draft.prefix_gaps);
  draft.route_table = Stated(subnet, "route_table_id", "route_table_id_wo");
  draft.security_group =
      Stated(subnet, "network_security_group_id", "network_security_group_id_wo");
  draft.service_endpoints =
      ServiceEndpoints(subnet, subnet["service_endpoint"], "service_endpoint", draft.gaps);
  draft.endpoint_policies = ReadEndpointPolicies(subnet["private_endpoint_network_policies"]);
  ReadSubnetSwitches(subnet.values(), draft);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"address_prefixes",
                                            "default_outbound_access_enabled",
                                            "delegation",
                                            "network_security_group_id",
                                            "network_security_group_id_wo",
                                            "private_endpoint_network_policies",
                                            "private_link_service_network_policies_enabled",
                                            "route_table_id",
                                            "route_table_id_wo",
                                            "service_endpoint"};

}  // namespace

const Reader kReadAzurermSubnet = {"azurerm_subnet", kAttributes, Read};

}  // namespace routesight
