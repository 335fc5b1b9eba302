#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/detector.h"
#include "evaluator/findings/questions.h"

namespace routesight {
namespace {

// What a resource holds: in blocks of its own, and in resources of their own.
struct Places {
  size_t inside = 0;
  std::vector<std::string> outside;
};

// The resources stand in the remedy, so that one more of them makes no other finding.
Finding About(const std::string& owner, std::string_view block, const Places& places) {
  Finding finding;
  finding.message =
      Concat(owner, " has ", block, " blocks, and resources stand beside them: the ",
             "next apply that touches ", owner, " removes what is not in its blocks.");
  finding.resources = {owner};
  finding.rules = {RuleNamed("TF-03")};
  finding.remedy =
      Concat("Write them all as blocks, or all as resources of their own and no block. ",
             "Beside the blocks stand ", Join(places.outside, ", "), ".");
  return finding;
}

// TF-03: Blocks and resources of their own fight.
std::vector<Finding> Find(const Snapshot& snapshot) {
  const Topology& topology = snapshot.topology;
  std::vector<Finding> findings;
  for (size_t i = 0; i < topology.route_tables.size(); ++i) {
    const UserRouteTableId id = topology.route_tables.IdAt(i);
    const UserRouteTable& table = topology.route_tables[id];
    if (!table.has_blocks) continue;
    Places places;
    for (const UserRoute& route : table.routes) {
      if (route.address == table.name) {
        ++places.inside;
      } else {
        places.outside.emplace_back(topology.Text(route.address));
      }
    }
    if (places.inside == 0 || places.outside.empty()) continue;
    findings.push_back(About(NameIn(topology, table), "route", places));
    for (const Subnet& subnet : topology.subnets) {
      if (subnet.route_table == id) findings.back().subnets.push_back(NameIn(topology, subnet));
    }
  }
  for (size_t i = 0; i < topology.vnets.size(); ++i) {
    const VnetId id = topology.vnets.IdAt(i);
    const Vnet& network = topology.vnets[id];
    if (!network.has_blocks) continue;
    const std::string name = NameIn(topology, network);
    Places places;
    for (const std::string& subnet : SubnetsOf(topology, id)) {
      if (subnet.starts_with(Concat(name, "#"))) {
        ++places.inside;
      } else {
        places.outside.push_back(subnet);
      }
    }
    if (places.inside == 0 || places.outside.empty()) continue;
    findings.push_back(About(name, "subnet", places));
    findings.back().subnets = places.outside;
  }
  return findings;
}

constexpr std::string_view kReferences[] = {
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/route_table",
    "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/"
    "virtual_network"};

}  // namespace

const Detector kWrittenInTwoPlaces = {
    {"RS511",
     "written-in-two-places",
     "Blocks and resources fight about one list",
     Severity::kMedium,
     {"A route table has route blocks and azurerm_route resources, or a network has subnet blocks "
      "and azurerm_subnet resources.",
      "For Terraform the blocks are the whole list. Each apply that touches the table or network "
      "removes what stands beside the blocks, the next one creates it again, and packets follow "
      "other routes in between.",
      "A module writes the default route as a block, and a team adds azurerm_route resources to "
      "the same table.",
      "Write all of them in one way."},
     kReferences},
    Find,
    nullptr};

}  // namespace routesight
