#include "tests/stand_in/invented_values.h"

#include <cstdint>
#include <cstdio>
#include <functional>
#include <optional>
#include <set>

#include "evaluator/base/prefix.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

using Json = nlohmann::json;

struct Request {
  const Json& values;
  const AzureStore& store;
  std::string id;
};

const Json& Items(const Json& object, const std::string& name) {
  static const Json kNone = Json::array();
  const auto found = object.find(name);
  return found != object.end() && found->is_array() ? *found : kNone;
}

std::string Place(const std::string& list, std::size_t index, const std::string& name) {
  return Concat(list, ".", index, ".", name);
}

std::string Guid(const std::string& seed) {
  const std::uint64_t a = StableNumber(seed);
  const std::uint64_t b = StableNumber(seed + "/second");
  char text[40];
  std::snprintf(text, sizeof text, "%08x-%04x-4%03x-8%03x-%012llx", static_cast<unsigned>(a >> 32),
                static_cast<unsigned>(a >> 16 & 0xffff), static_cast<unsigned>(a & 0xfff),
                static_cast<unsigned>(b >> 48 & 0xfff),
                static_cast<unsigned long long>(b & 0xffffffffffffU));
  return text;
}

// From the range that RFC 5737 keeps for examples.
std::string PublicAddress(const std::string& seed) {
  return Concat("203.0.113.", 1 + StableNumber(seed) % 254);
}

std::optional<Prefix> SubnetRange(const AzureStore& store, const std::string& subnet_id) {
  const auto subnet = store.Find("azurerm_subnet", subnet_id);
  if (!subnet) return std::nullopt;
  for (const Json& range : Items(*subnet, "address_prefixes")) {
    if (!range.is_string()) continue;
    const PrefixReading reading = Prefix::Read(range.get<std::string>());
    if (reading.outcome == PrefixReading::Outcome::kPrefix && reading.prefix.is_ipv4()) {
      return reading.prefix;
    }
  }
  return std::nullopt;
}

std::string AddressInRange(const Prefix& range, std::uint64_t number) {
  return IpAddress::FromIpv4(static_cast<std::uint32_t>(range.address().low() + number)).ToString();
}

// Azure keeps the first four addresses and the last one of a subnet to itself.
constexpr std::uint64_t kFirstUsable = 4;

std::set<std::string> TakenAddresses(const AzureStore& store, const std::string& own_id) {
  std::set<std::string> taken;
  for (const Json& nic : store.All("azurerm_network_interface")) {
    if (TextOf(nic, "id") == own_id) continue;
    for (const Json& configuration : Items(nic, "ip_configuration")) {
      taken.insert(TextOf(configuration, "private_ip_address"));
    }
  }
  return taken;
}

// An address of the subnet that no known interface has, or one that is obviously made up when the
// subnet is not known.
std::string PrivateAddress(const Request& request, const std::string& subnet_id,
                           const std::string& seed) {
  const auto range = SubnetRange(request.store, subnet_id);
  if (!range || range->length() > 29) return Concat("198.51.100.", 1 + StableNumber(seed) % 254);
  const std::uint64_t usable = (std::uint64_t{1} << (32 - range->length())) - kFirstUsable - 1;
  const auto taken = TakenAddresses(request.store, request.id);
  std::uint64_t offset = StableNumber(seed) % usable;
  for (std::uint64_t tries = 0; tries < usable; ++tries, offset = (offset + 1) % usable) {
    std::string address = AddressInRange(*range, kFirstUsable + offset);
    if (!taken.contains(address)) return address;
  }
  return AddressInRange(*range, kFirstUsable);
}

InventedValues ForVirtualNetwork(const Request& request) {
  InventedValues invented{{"guid", Guid(request.id)}};
  const Json& subnets = Items(request.values, "subnet");
  for (std::size_t i = 0; i < subnets.size(); ++i) {
    invented[Place("subnet", i, "id")] =
        Concat(request.id, "/subnets/", TextOf(subnets[i], "name"));
  }
  return invented;
}

InventedValues ForNetworkInterface(const Request& request) {
  InventedValues invented;
  Json addresses = Json::array();
  const Json& configurations = Items(request.values, "ip_configuration");
  for (std::size_t i = 0; i < configurations.size(); ++i) {
    std::string address = TextOf(configurations[i], "private_ip_address");
    if (address.empty()) {
      address = PrivateAddress(request, TextOf(configurations[i], "subnet_id"),
                               Concat(request.id, "/", i));
    }
    invented[Place("ip_configuration", i, "private_ip_address")] = address;
    invented[Place("ip_configuration", i, "primary")] = i == 0;
    addresses.push_back(address);
  }
  const std::uint64_t mac = StableNumber(request.id);
  char text[20];
  std::snprintf(text, sizeof text, "00-0D-3A-%02X-%02X-%02X", static_cast<unsigned>(mac & 0xff),
                static_cast<unsigned>(mac >> 8 & 0xff), static_cast<unsigned>(mac >> 16 & 0xff));
  invented["mac_address"] = text;
  invented["private_ip_address"] = addresses.empty() ? Json("") : addresses[0];
  invented["private_ip_addresses"] = addresses;
  return invented;
}

InventedValues ForPublicIp(const Request& request) {
  return {{"ip_address", PublicAddress(request.id)}};
}

InventedValues ForRouteServer(const Request& request) {
  const auto range = SubnetRange(request.store, TextOf(request.values, "subnet_id"));
  Json addresses = Json::array();
  for (std::uint64_t i = 0; range && i < 2; ++i) {
    addresses.push_back(AddressInRange(*range, kFirstUsable + i));
  }
  return {{"virtual_router_ips", addresses}};
}

// One peering address per ip configuration, counted from the start of the gateway's subnet.
Json PeeringAddresses(const Request& request) {
  Json all = Json::array();
  const Json& configurations = Items(request.values, "ip_configuration");
  for (std::size_t i = 0; i < configurations.size(); ++i) {
    const auto range = SubnetRange(request.store, TextOf(configurations[i], "subnet_id"));
    const auto public_ip =
        request.store.Find("azurerm_public_ip", TextOf(configurations[i], "public_ip_address_id"));
    Json addresses = Json::array();
    if (range) addresses.push_back(AddressInRange(*range, kFirstUsable + i));
    Json tunnels = Json::array();
    if (public_ip) tunnels.push_back(TextOf(*public_ip, "ip_address"));
    all.push_back({{"ip_configuration_name", TextOf(configurations[i], "name")},
                   {"apipa_addresses", Json::array()},
                   {"default_addresses", addresses},
                   {"tunnel_ip_addresses", tunnels}});
  }
  return all;
}

InventedValues ForGateway(const Request& request) {
  const Json peering_addresses = PeeringAddresses(request);
  InventedValues invented{
      {"bgp_settings",
       Json::array(
           {{{"asn", 65515}, {"peer_weight", 0}, {"peering_addresses", peering_addresses}}})}};
  invented[Place("bgp_settings", 0, "peering_addresses")] = peering_addresses;
  return invented;
}

InventedValues ForLoadBalancer(const Request& request) {
  InventedValues invented;
  Json addresses = Json::array();
  const Json& frontends = Items(request.values, "frontend_ip_configuration");
  for (std::size_t i = 0; i < frontends.size(); ++i) {
    const std::string name = TextOf(frontends[i], "name");
    invented[Place("frontend_ip_configuration", i, "id")] =
        Concat(request.id, "/frontendIPConfigurations/", name);
    std::string address = TextOf(frontends[i], "private_ip_address");
    const std::string subnet_id = TextOf(frontends[i], "subnet_id");
    if (subnet_id.empty()) continue;
    if (address.empty()) address = PrivateAddress(request, subnet_id, request.id + name);
    invented[Place("frontend_ip_configuration", i, "private_ip_address")] = address;
    addresses.push_back(address);
  }
  invented["private_ip_address"] = addresses.empty() ? Json("") : addresses[0];
  invented["private_ip_addresses"] = addresses;
  return invented;
}

InventedValues ForCircuit(const Request& request) { return {{"service_key", Guid(request.id)}}; }

InventedValues ForFirewall(const Request& request) {
  InventedValues invented;
  const Json& configurations = Items(request.values, "ip_configuration");
  for (std::size_t i = 0; i < configurations.size(); ++i) {
    const auto range = SubnetRange(request.store, TextOf(configurations[i], "subnet_id"));
    if (!range) continue;
    invented[Place("ip_configuration", i, "private_ip_address")] =
        AddressInRange(*range, kFirstUsable);
  }
  return invented;
}

InventedValues ForPrivateEndpoint(const Request& request) {
  const std::string name = Concat(TextOf(request.values, "name"), ".nic.", Guid(request.id));
  const std::string network = request.id.substr(0, request.id.rfind("/privateEndpoints/"));
  InventedValues invented{
      {"network_interface",
       Json::array({{{"name", name}, {"id", Concat(network, "/networkInterfaces/", name)}}})}};
  invented[Place("private_service_connection", 0, "private_ip_address")] =
      PrivateAddress(request, TextOf(request.values, "subnet_id"), request.id);
  return invented;
}

struct InventorRow {
  std::string_view resource_type;
  InventedValues (*invent)(const Request& request);
};

constexpr InventorRow kInventors[] = {
    {"azurerm_express_route_circuit", ForCircuit},
    {"azurerm_firewall", ForFirewall},
    {"azurerm_lb", ForLoadBalancer},
    {"azurerm_network_interface", ForNetworkInterface},
    {"azurerm_private_endpoint", ForPrivateEndpoint},
    {"azurerm_public_ip", ForPublicIp},
    {"azurerm_route_server", ForRouteServer},
    {"azurerm_virtual_network", ForVirtualNetwork},
    {"azurerm_virtual_network_gateway", ForGateway},
};

}  // namespace

InventedValues InventValues(const std::string& resource_type, const Json& values,
                            const AzureStore& store) {
  for (const InventorRow& row : kInventors) {
    if (row.resource_type == resource_type) {
      return row.invent({values, store, TextOf(values, "id")});
    }
  }
  return {};
}

}  // namespace routesight
