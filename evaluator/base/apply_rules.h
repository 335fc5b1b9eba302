// Rules about what Terraform does and what that interrupts; sorted by id.
#pragma once

#include "evaluator/base/rule.h"
#include "evaluator/base/rule_sources.h"

namespace routesight {

inline constexpr Rule kApplyRules[] = {
    {"DOWN-01",
     "Creating or deleting a route server beside a gateway interrupts the gateway, for its network "
     "and those that use it.",
     "The end of the operation is the first at which it is promised to be over; about ten minutes "
     "were reported.",
     Basis::kDocumented, kRouteServerBranches},
    {"DOWN-02",
     "While a route server is away, everything that its appliances announce is away, too.", "",
     Basis::kDocumented, kRouteServerFaq},
    {"DOWN-03",
     "Every change of a BGP connection replaces it; the routes of that appliance are away until "
     "the "
     "session is up again.",
     "", Basis::kDocumented, kBgpConnectionSource},
    {"DOWN-04",
     "Branch-to-branch and the routing preference change in place: whole sets of routes come, go "
     "or move.",
     "", Basis::kDocumented, kRouteServerPreference},
    {"DOWN-05",
     "While a gateway is replaced, no site is reached through it, and its connections have to be "
     "made again.",
     "Its addresses may be others afterwards.", Basis::kDocumented, kGatewaySource},
    {"DOWN-06",
     "Turning active-active on or off interrupts a gateway for as long as the operation takes, and "
     "changes its BGP addresses.",
     "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/vpn-gateway/gateway-change-active-active"},
    {"DOWN-07", "A resize restarts the instances of a gateway one after the other.",
     "That an active-active gateway keeps one working way for every site is not promised: each "
     "tunnel may go to one instance.",
     Basis::kDocumented, "https://learn.microsoft.com/azure/vpn-gateway/gateway-sku-resize"},
    {"DOWN-09", "Changed BGP settings of a gateway drop all its sessions.", "", Basis::kDocumented,
     "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-bgp-overview"},
    {"DOWN-10",
     "While a connection is replaced its tunnel or circuit is away; others with the same prefixes "
     "take over.",
     "", Basis::kDocumented, kConnectionSource},
    {"DOWN-11",
     "A connection whose protocol, selectors or far end change comes up again; a new shared key "
     "counts from the next negotiation on.",
     "", Basis::kAssumed, kVpnFaq},
    {"DOWN-12",
     "Prefixes that a local network gateway loses are away at once; a new address of it works when "
     "the other side follows.",
     "", Basis::kDocumented, kVpnFaq},
    {"DOWN-13",
     "Deleting a half of a peering separates the two networks until both halves are connected "
     "again.",
     "", Basis::kDocumented, kManagePeering},
    {"DOWN-14",
     "Flags of a peering change in place: gateways that a network no longer uses give it nothing "
     "from then on.",
     "", Basis::kDocumented, kManagePeering},
    {"DOWN-15", "A network that is replaced takes everything in it with it.", "",
     Basis::kDocumented,
     "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
     "virtual_network_resource.go"},
    {"DOWN-16", "A subnet keeps a prefix as long as interfaces have addresses in it.", "",
     Basis::kDocumented, kSubnetSource},
    {"DOWN-17",
     "The association of a route table has no update: between its deletion and its creation the "
     "subnet has no user-defined routes.",
     "", Basis::kDocumented,
     "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
     "subnet_route_table_association_resource.go"},
    {"DOWN-18",
     "A route that is replaced is away in between, and traffic follows the next best row.", "",
     Basis::kDocumented, kRouteTableSource},
    {"DOWN-19",
     "Propagation changes in place: at once a subnet has all routes of gateways and route servers, "
     "or none.",
     "", Basis::kDocumented, kUdrOverview},
    {"DOWN-20",
     "With a service endpoint a service sees the private addresses of a subnet, without it a "
     "public "
     "one; when that changes, open connections to the service close.",
     "", Basis::kDocumented, kServiceEndpoints},
    {"DOWN-22", "When an appliance's address or machine is away, what is routed to it is lost.", "",
     Basis::kDocumented, kUdrOverview},
    {"DOWN-23", "While a firewall is replaced, what is routed to it is lost.",
     "Its new address may be another.", Basis::kDocumented,
     "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/firewall/"
     "firewall_resource.go"},
    {"DOWN-26",
     "A circuit that is replaced is another circuit: it has a new service key, and its provider "
     "provisions it again, which takes hours to days.",
     "", Basis::kDocumented,
     "https://github.com/hashicorp/terraform-provider-azurerm/blob/main/internal/services/network/"
     "express_route_circuit_resource.go"},
    {"DOWN-28",
     "Operations that no reference orders happen in any order, and one may open a window before "
     "the other closes it.",
     "", Basis::kDocumented, "https://developer.hashicorp.com/terraform/internals/graph"},
    {"TF-01", "What a plan does not know is found from the references in its configuration.", "",
     Basis::kDocumented, kJsonFormat},
    {"TF-03",
     "Subnets and routes written inline and as resources of their own are predicted as the "
     "union of both.",
     "", Basis::kDocumented, kRouteTableSource},
    {"TF-05",
     "What lies in no plan or state at hand stays undetermined, and so does what depends on "
     "it.",
     "", Basis::kAssumed, kJsonFormat},
    {"TF-06", "A resource that the plan forgets stays in Azure as it is.", "", Basis::kDocumented,
     kJsonFormat},
    {"TF-07",
     "Plans and states of one network are read as one: what they say of an object is joined by its "
     "ARM id, ignoring case; what manages the object counts before data sources and copies.",
     "", Basis::kDocumented, kJsonFormat},
    {"TF-08",
     "References order writes, through variables, outputs and modules; deletions follow the "
     "dependencies that the state remembers, backwards; create_before_destroy turns the order of a "
     "deletion and the writes around it.",
     "A plan contains neither locals nor dynamic blocks nor create_before_destroy: what hides "
     "there "
     "is taken from the state, from resolved links and from the actions.",
     Basis::kDocumented, "https://developer.hashicorp.com/terraform/internals/graph"},
    {"TF-09",
     "azurerm writes one at a time what is in one virtual network, in one route table, or at one "
     "route server; a peering holds both of its networks.",
     "", Basis::kDocumented, "https://github.com/hashicorp/terraform-provider-azurerm"},
};

}  // namespace routesight
