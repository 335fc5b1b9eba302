// Resources as small plans have them, and what a topology says of them afterwards.
#pragma once

#include <string>
#include <string_view>

#include "evaluator/base/text.h"
#include "tests/support/plan_json.h"
#include "tests/support/topology_facts.h"

namespace routesight {

// The ARM id in Microsoft.Network of `path`: natGateways/out.
inline std::string NetworkId(std::string_view path) {
  return Concat("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/", path);
}

// `"key":"value",` for the identity of something in a resource group.
inline std::string Identity(std::string_view path) {
  return Concat(R"("resource_group_name":"rg","location":"westeurope","id":")", NetworkId(path),
                R"(","name":")", path.substr(path.rfind('/') + 1), R"(")");
}

inline std::string FactsAt(const Evaluation& evaluation, std::string_view at) {
  const Topology& topology = evaluation.timeline.Find(at)->topology;
  TopologyFacts facts(topology);
  AddNetworkFacts(facts);
  AddMachineFacts(facts);
  AddBalancingFacts(facts);
  return "\n" + std::move(facts).Text();
}

// Whether the line stands in the facts.
inline bool Has(const std::string& facts, std::string_view line) {
  return facts.find(Concat("\n", line, "\n")) != std::string::npos;
}

// A network n with the subnet s, which stand and stay.
inline std::string StandingNetwork() {
  return Standing("azurerm_virtual_network.n",
                  Identity("virtualNetworks/n") + R"(,"address_space":["10.0.0.0/16"])");
}
inline std::string StandingSubnet(std::string_view more = "", std::string_view name = "s") {
  return Standing(
      Concat("azurerm_subnet.", name),
      Concat(Identity(Concat("virtualNetworks/n/subnets/", name)),
             R"(,"virtual_network_name":"n","address_prefixes":["10.0.1.0/24"])", more));
}
inline std::string IdOfSubnet() { return NetworkId("virtualNetworks/n/subnets/s"); }

}  // namespace routesight
