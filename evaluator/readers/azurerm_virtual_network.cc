#include <algorithm>

#include "evaluator/base/text.h"
#include "evaluator/readers/location.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/subnet_parts.h"

namespace routesight {
namespace {

constexpr std::string_view kAddressSpaceEffect =
    "a range of this network is missing from the tables";
constexpr std::string_view kUnnamedSubnets = "its inline subnets are missing";
constexpr std::string_view kUnnamedSubnet = "this inline subnet is missing";

// An inline block, or the copy of a separate subnet that the provider keeps in the network.
void ReadInlineSubnet(const ResourceReader& network, JsonView block, size_t index,
                      TopologyBuilder& builder) {
  const std::string_view name = block["name"].Text();
  const std::string path = Concat("subnet.", index, ".");
  SubnetDraft subnet;
  subnet.name = Concat(network.address(), "#subnet:", name);
  if (!network.arm_id().empty()) subnet.arm_id = Concat(network.arm_id(), "/subnets/", name);
  subnet.managed = network.managed();
  subnet.embedded = true;
  subnet.vnet = Reference::ToNode(network.address());
  subnet.short_name = name;
  subnet.address_prefixes = network.Prefixes(block["address_prefixes"], path + "address_prefixes",
                                             kSubnetPrefixEffect, subnet.prefix_gaps);
  subnet.route_table = network.Link(block["route_table_id"], path + "route_table_id");
  subnet.service_endpoints =
      ServiceEndpoints(network, block["service_endpoint"], path + "service_endpoint", subnet.gaps);
  subnet.endpoint_policies = ReadEndpointPolicies(block["private_endpoint_network_policies"]);
  subnet.security_group = network.Link(block["security_group"], path + "security_group");
  ReadSubnetSwitches(block, subnet);
  builder.Add(std::move(subnet));
}

// An inline subnet of which not even the name is known, or all of them: its table says that rows of
// it are not known, even where no other table depends on that.
void StateUnnamedSubnet(const ResourceReader& network, const std::string& path,
                        std::string_view effect, TopologyBuilder& builder) {
  SubnetDraft subnet;
  subnet.name = Concat(network.address(), "#", path);
  subnet.managed = network.managed();
  subnet.embedded = true;
  subnet.vnet = Reference::ToNode(network.address());
  subnet.endpoint_policies = EndpointPolicies::kUnknown;
  subnet.delegations = PlanValue<std::vector<std::string>>::Unknown();
  subnet.default_outbound_access = PlanValue<bool>::Unknown();
  subnet.link_service_policies = PlanValue<bool>::Unknown();
  subnet.gaps.push_back(network.MakeGap(GapKind::kUnknownValue, path, effect));
  subnet.prefix_gaps = subnet.gaps;
  builder.Add(std::move(subnet));
}

// What a data source tells of peerings: that they are there, not what they say.
void ReadKnownPeerings(const ResourceReader& network, TopologyBuilder& builder) {
  const JsonView peerings = network["vnet_peerings"];
  for (size_t i = 0; i < peerings.size(); ++i) {
    if (!peerings.IsObject() || network.arm_id().empty()) return;
    PeeringDraft peering;
    peering.name = Concat(network.address(), "#peering:", peerings.KeyAt(i));
    peering.arm_id = Concat(network.arm_id(), "/virtualNetworkPeerings/", peerings.KeyAt(i));
    peering.managed = false;
    peering.from = Reference::ToNode(network.address());
    peering.to = network.Link(peerings.At(i), Concat("vnet_peerings.", peerings.KeyAt(i)));
    peering.allow_virtual_network_access = PlanValue<bool>::Unknown();
    peering.allow_forwarded_traffic = PlanValue<bool>::Unknown();
    peering.allow_gateway_transit = PlanValue<bool>::Unknown();
    peering.use_remote_gateways = PlanValue<bool>::Unknown();
    peering.standing = true;
    builder.Add(std::move(peering));
  }
}

void Read(const ResourceReader& network, TopologyBuilder& builder) {
  auto vnet = network.NewDraft<VnetDraft>();
  const JsonView location = network["location"];
  if (location.IsText()) {
    vnet.location = NormalisedLocation(location.Text());
  } else if (location.IsUnknown()) {
    vnet.gaps.push_back(network.MakeGap(GapKind::kUnknownValue, "location",
                                        "whether its peerings are global is not known"));
  }
  vnet.address_space =
      network.Prefixes(network["address_space"], "address_space", kAddressSpaceEffect, vnet.gaps);
  const JsonView pools = network["ip_address_pool"];
  for (size_t i = 0; i < pools.size(); ++i) {
    const auto prefixes =
        network.Prefixes(pools.At(i)["allocated_ip_address_prefixes"],
                         Concat("ip_address_pool.", i, ".allocated_ip_address_prefixes"),
                         kAddressSpaceEffect, vnet.gaps);
    vnet.address_space.insert(vnet.address_space.end(), prefixes.begin(), prefixes.end());
  }
  std::sort(vnet.address_space.begin(), vnet.address_space.end());
  vnet.address_space.erase(std::unique(vnet.address_space.begin(), vnet.address_space.end()),
                           vnet.address_space.end());
  if (network.state() == ResourceState::kAfter && network.resource().action == Action::kUpdate) {
    std::vector<Gap> reported_already;
    vnet.former_address_space = network.Prefixes(network.Before("address_space"), "address_space",
                                                 kAddressSpaceEffect, reported_already);
  }
  vnet.has_blocks = network.IsConfigured("subnet");
  const JsonView subnets = network["subnet"];
  // The provider computes the attribute when no block is written; then subnets are resources.
  if (subnets.IsUnknown() && network.IsConfigured("subnet")) {
    vnet.gaps.push_back(network.MakeGap(GapKind::kUnknownValue, "subnet", kUnnamedSubnets));
    StateUnnamedSubnet(network, "subnet", kUnnamedSubnets, builder);
  }
  for (size_t i = 0; i < subnets.size(); ++i) {
    if (!subnets.At(i)["name"].Text().empty()) continue;
    const std::string path = Concat("subnet.", i);
    vnet.gaps.push_back(
        network.MakeGap(GapKind::kUnknownValue, Concat(path, ".name"), kUnnamedSubnet));
    StateUnnamedSubnet(network, path, kUnnamedSubnet, builder);
  }
  builder.Add(std::move(vnet));
  for (size_t i = 0; i < subnets.size(); ++i) {
    if (subnets.At(i)["name"].Text().empty()) continue;
    ReadInlineSubnet(network, subnets.At(i), i, builder);
  }
  ReadKnownPeerings(network, builder);
}

constexpr std::string_view kAttributes[] = {"address_space", "ip_address_pool", "location",
                                            "subnet", "vnet_peerings"};

}  // namespace

const Reader kReadAzurermVirtualNetwork = {"azurerm_virtual_network", kAttributes, Read};

}  // namespace routesight
