#include "tests/report/sample_evaluation.h"

#include <string_view>
#include <utility>

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/control_plane/ribs.h"

namespace routesight {
namespace {

constexpr std::string_view kReferences[] = {"https://example.com/sample-problem"};

// Puts a snapshot together piece by piece.
class SnapshotBuilder {
 public:
  explicit SnapshotBuilder(std::string_view at) {
    snapshot_.at = at;
    Vnet hub;
    hub.name = Text("azurerm_virtual_network.hub");
    hub.location = Text("westeurope");
    hub.address_space = {Prefix::Read("10.0.0.0/16").prefix};
    hub_ = topology().vnets.Add(hub);
  }

  SubnetId AddSubnet(std::string_view name, std::string_view arm_id, EffectiveTableId table) {
    Subnet subnet;
    subnet.name = Text(name);
    subnet.arm_id = arm_id.empty() ? Symbol() : Text(arm_id);
    subnet.vnet = hub_;
    snapshot_.fibs.of_subnet.push_back(table);
    return topology().subnets.Add(subnet);
  }

  void AddNic(std::string_view name, SubnetId subnet, EffectiveTableId own_table) {
    Nic nic;
    nic.name = Text(name);
    nic.subnet = subnet;
    snapshot_.fibs.of_nic.push_back(own_table);
    topology().nics.Add(nic);
  }

  EffectiveRoute MakeRoute(std::string_view prefix, RouteSource source, NextHopType type,
                           RuleId rule) {
    EffectiveRoute effective;
    effective.route.prefix = Prefix::Read(prefix).prefix;
    effective.route.source = source;
    effective.route.next_hop_type = type;
    effective.route.rule = rule;
    return effective;
  }

  EffectiveRoute Local() {
    return MakeRoute("10.0.0.0/16", RouteSource::kDefault, NextHopType::kVnetLocal,
                     RuleNamed("SYS-01"));
  }

  EffectiveRoute Internet() {
    return MakeRoute("0.0.0.0/0", RouteSource::kDefault, NextHopType::kInternet,
                     RuleNamed("SYS-02"));
  }

  EffectiveRoute Appliance() {
    EffectiveRoute route = MakeRoute("0.0.0.0/0", RouteSource::kUser,
                                     NextHopType::kVirtualAppliance, RuleNamed("UDR-02"));
    route.route.name = Text("to-firewall");
    route.route.next_hops = snapshot_.fibs.next_hops.Add({{Text("10.0.0.4")}, {}, {}});
    return route;
  }

  EffectiveRoute Defeated(EffectiveRoute route, const EffectiveRoute& winner) {
    route.defeat = &defeats_->emplace_back(Defeat{RuleNamed("SEL-02"), winner.route});
    return route;
  }

  // Removed by a switch, without a winner.
  EffectiveRoute RemovedGatewayRoute() {
    EffectiveRoute route = MakeRoute("192.168.0.0/16", RouteSource::kVirtualNetworkGateway,
                                     NextHopType::kVirtualNetworkGateway, RuleNamed("GW-02"));
    route.defeat = &defeats_->emplace_back(Defeat{RuleNamed("UDR-05"), {}});
    return route;
  }

  GapId AddGap(Gap gap) { return snapshot_.ribs.gaps.Add(std::move(gap)); }

  EffectiveTableId AddTable(TableRows rows, std::vector<GapId> gaps) {
    EffectiveTable table;
    table.gaps = std::move(gaps);
    table.propagation_disabled = rows.propagation == Propagation::kDisabled;
    rows.defeats = defeats_;
    table.Have(std::make_shared<const TableRows>(std::move(rows)));
    return snapshot_.fibs.tables.Add(std::move(table));
  }

  Snapshot Take() {
    // The network has no speaker, so that all gaps are those that were added.
    Ribs ribs = SimulateControlPlane(snapshot_.topology);
    ribs.gaps = std::move(snapshot_.ribs.gaps);
    snapshot_.ribs = std::move(ribs);
    return std::move(snapshot_);
  }

 private:
  Topology& topology() { return snapshot_.topology; }
  Symbol Text(std::string_view text) { return topology().symbols.Intern(text); }

  Snapshot snapshot_;
  std::shared_ptr<Defeats> defeats_ = std::make_shared<Defeats>();
  VnetId hub_;
};

TableRows Shown(std::vector<EffectiveRoute> rows) {
  return {Propagation::kEnabled, std::move(rows), {}, nullptr};
}

Snapshot Before() {
  SnapshotBuilder before("before");
  const EffectiveTableId table = before.AddTable(Shown({before.Internet(), before.Local()}), {});
  const SubnetId a = before.AddSubnet("azurerm_subnet.a", "/subscriptions/S/subnets/A", table);
  before.AddSubnet("azurerm_subnet.b", "", table);
  before.AddSubnet("azurerm_subnet.old", "", table);
  before.AddNic("azurerm_network_interface.vm", a, {});
  return before.Take();
}

Snapshot After() {
  SnapshotBuilder after("after");
  const EffectiveRoute appliance = after.Appliance();
  const EffectiveTableId redirected =
      after.AddTable({Propagation::kDisabled,
                      {appliance, after.Defeated(after.Internet(), appliance), after.Local()},
                      {after.RemovedGatewayRoute()},
                      nullptr},
                     {});
  const GapId unknown_table = after.AddGap({GapKind::kOpenReference,
                                            "azurerm_subnet_route_table_association.new",
                                            "route_table_id",
                                            "user-defined routes may be missing",
                                            {"azurerm_route_table.x", "azurerm_route_table.y"}});
  const GapId unknown_subnet = after.AddGap({GapKind::kUnknownValue,
                                             "azurerm_network_interface.lost",
                                             "ip_configuration.0.subnet_id",
                                             "no route is certain",
                                             {}});
  const EffectiveTableId incomplete =
      after.AddTable(Shown({after.Internet(), after.Local()}), {unknown_table});
  const EffectiveTableId lost = after.AddTable({}, {unknown_subnet});
  const SubnetId a = after.AddSubnet("azurerm_subnet.a", "/subscriptions/S/subnets/A", redirected);
  after.AddSubnet("azurerm_subnet.b", "", redirected);
  after.AddSubnet("azurerm_subnet.new", "", incomplete);
  after.AddNic("azurerm_network_interface.vm", a, {});
  after.AddNic("azurerm_network_interface.lost", {}, lost);
  return after.Take();
}

}  // namespace

constexpr FindingKind kSampleKindValue = {
    "RS999",
    "sample-problem",
    "A problem for tests",
    Severity::kHigh,
    {"It means this.", "It matters so.", "resource {\n}", "Do that."},
    kReferences};
const FindingKind kSampleKind = kSampleKindValue;

Finding SampleFinding(FindingStatus status, Severity severity) {
  Finding finding;
  finding.kind = &kSampleKind;
  finding.severity = severity;
  finding.status = status;
  finding.message = "Traffic of azurerm_subnet.a is lost.";
  finding.resources = {"azurerm_route.default"};
  finding.subnets = {"azurerm_subnet.a", "azurerm_subnet.b"};
  finding.rules = {RuleNamed("SEL-02")};
  finding.remedy = "Remove the route.";
  return finding;
}

Evaluation SampleEvaluation() {
  Evaluation evaluation;
  Plan plan;
  plan.name = "plan.json";
  plan.format_version = "1.2";
  plan.terraform_version = "1.11.4";
  Resource nic;
  nic.address = nic.label = plan.symbols.Intern("azurerm_network_interface.vm");
  Resource network;
  network.address = network.label = plan.symbols.Intern("azurerm_virtual_network.hub");
  const ResourceId nic_id = plan.resources.Add(nic);
  const ResourceId network_id = plan.resources.Add(network);
  std::vector<Link> links = {
      {nic_id,
       "ip_configuration.0.subnet_id",
       LinkTarget{network_id, plan.symbols.Intern("inline")},
       LinkBasis::kReference,
       {}},
      {nic_id, "ip_configuration.1.subnet_id", {}, LinkBasis::kOpen, {{network_id, {}}}}};
  evaluation.plans.push_back({std::move(plan), std::move(links)});
  evaluation.timeline.snapshots.push_back(Before());
  evaluation.timeline.snapshots.push_back(After());
  evaluation.timeline.changes =
      Difference(evaluation.timeline.before(), evaluation.timeline.after());
  evaluation.findings = {SampleFinding(FindingStatus::kNew, Severity::kHigh),
                         SampleFinding(FindingStatus::kResolved, Severity::kCritical)};
  return evaluation;
}

Evaluation QuietEvaluation() {
  Evaluation evaluation;
  Plan plan;
  plan.name = "plan.json";
  plan.format_version = "1.2";
  evaluation.plans.push_back({std::move(plan), {}});
  evaluation.timeline.snapshots.push_back(Before());
  evaluation.timeline.snapshots.push_back(Before());
  evaluation.timeline.snapshots.back().at = "after";
  return evaluation;
}

}  // namespace routesight
