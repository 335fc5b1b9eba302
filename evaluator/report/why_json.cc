#include "evaluator/report/why_json.h"

#include "evaluator/base/rule_catalogue.h"
#include "evaluator/paths/known_routes.h"
#include "evaluator/paths/look_up.h"
#include "evaluator/paths/traffic.h"
#include "evaluator/report/format_version.h"
#include "evaluator/report/path_words.h"
#include "evaluator/report/route_json.h"

namespace routesight {
namespace {

class WhyJson {
 public:
  explicit WhyJson(const Snapshot& snapshot)
      : snapshot_(snapshot),
        topology_(snapshot.topology),
        known_(snapshot.topology, snapshot.ribs) {}

  Json PathJson(const Path& path) const {
    Json fates = Json::array();
    for (const Fate fate : FatesOf(path)) fates.push_back(FateName(fate));
    Json hops = Json::array();
    for (const Hop& hop : path.hops) hops.push_back(HopJson(hop, path.destination));
    Json outer = Json::array();
    for (const Path& carrier : path.outer) outer.push_back(PathJson(carrier));
    return {{"destination", path.destination.ToString()},
            {"fates", std::move(fates)},
            {"depends_on", GapsJson(DependsOn(path))},
            {"hops", std::move(hops)},
            {"outer", std::move(outer)}};
  }

  Json LegJson(const ReturnLeg& leg) const {
    Json json = {{"from", leg.from},
                 {"unknown", leg.unknown ? GapJson(*leg.unknown) : Json(nullptr)},
                 {"path", nullptr}};
    if (!leg.path.hops.empty()) json["path"] = PathJson(leg.path);
    return json;
  }

 private:
  template <typename NodeId, typename Nodes>
  Json NameOf(NodeId id, const Nodes& nodes) const {
    return id.has_value() ? TextOrNull(topology_.Text(nodes[id].name)) : Json(nullptr);
  }

  static Json GapsJson(const std::vector<Gap>& gaps) {
    Json json = Json::array();
    for (const Gap& gap : gaps) json.push_back(GapJson(gap));
    return json;
  }

  static Json CaveatsJson(const std::vector<Caveat>& caveats) {
    Json json = Json::array();
    for (const Caveat& caveat : caveats) {
      json.push_back({{"rule", RuleJson(caveat.rule)}, {"text", caveat.text}});
    }
    return json;
  }

  static Json RuleJson(const std::optional<RuleId>& rule) {
    return rule ? Json(GetRule(*rule).id) : Json(nullptr);
  }

  Json DeviceJson(const Device& device) const {
    return {{"kind", DeviceKindName(device.kind)},
            {"name", TextOrNull(DeviceName(topology_, device))},
            {"subnet", NameOf(device.subnet, topology_.subnets)},
            {"interface", NameOf(device.nic, topology_.nics)}};
  }

  Json EliminationJson(const PassedOver& lost) const {
    Json json = {{"rule", GetRule(lost.rule).id}, {"by", nullptr}};
    if (lost.winner) {
      const RouteRow winner = WinnerRow(snapshot_, *lost.winner);
      json["by"] = {{"prefix", winner.prefix},
                    {"source", winner.source},
                    {"next_hop_type", winner.next_hop_type}};
    }
    return json;
  }

  Json DecisionJson(const Lookup& lookup, IpAddress to) const {
    Json candidates = Json::array();
    for (const PassedOver& lost : RowsPassedOver(snapshot_.fibs, lookup, to)) {
      Json row = RoutesJson({ToRow(topology_, snapshot_.fibs, lost.row)})[0];
      row.erase("defeated_by");
      row["eliminated"] = EliminationJson(lost);
      candidates.push_back(std::move(row));
    }
    Json winner = nullptr;
    if (lookup.winner) {
      winner = RoutesJson({WinnerRow(snapshot_, *lookup.winner)})[0];
      winner.erase("defeated_by");
    }
    return {{"winner", std::move(winner)},
            {"eliminated", std::move(candidates)},
            {"depends_on", GapsJson(lookup.depends_on)}};
  }

  Json OwnRoutesJson(const OwnRoutes& own, IpAddress to) const {
    Json candidates = Json::array();
    for (const HeardRoute& route : known_.Heard(own, to)) {
      const bool used = route.state == BgpState::kBest || route.state == BgpState::kEqual;
      Json path = Json::array();
      for (const Asn asn : route.as_path) path.push_back(asn.value);
      Json rule = nullptr;
      if (!used) rule = GetRule(route.rule).id;
      if (used && route.prefix != own.prefix) rule = "SEL-01";
      candidates.push_back({{"prefix", route.prefix.ToString()},
                            {"from", TextOrNull(route.from)},
                            {"as_path", std::move(path)},
                            {"state", StateName(route.state)},
                            {"eliminated_by", std::move(rule)}});
    }
    return {{"speaker", own.speakers.empty() ? "" : known_.At(own.speakers.front()).name},
            {"prefix", own.prefix ? Json(own.prefix->ToString()) : Json(nullptr)},
            {"candidates", std::move(candidates)},
            {"depends_on", GapsJson(own.depends_on)}};
  }

  static std::string_view StateName(BgpState state) {
    static constexpr std::string_view kNames[] = {"best", "ecmp", "lost", "rejected"};
    return kNames[static_cast<size_t>(state)];
  }

  Json BranchJson(const Branch& branch) const {
    Json peerings = Json::array();
    for (const PeeringId half : branch.peerings) {
      peerings.push_back(topology_.Text(topology_.peerings[half].name));
    }
    return {{"to_hop", branch.hop ? Json(*branch.hop) : Json(nullptr)},
            {"fate", branch.hop ? Json(nullptr) : Json(FateName(branch.fate))},
            {"rule", RuleJson(branch.rule)},
            {"next_hop", TextOrNull(topology_.Text(branch.next_hop))},
            {"load_balancer", NameOf(branch.balancer, topology_.load_balancers)},
            {"gateway", NameOf(branch.gateway, topology_.gateways)},
            {"connection", NameOf(branch.connection, topology_.connections)},
            {"peerings", std::move(peerings)},
            {"target", TextOrNull(branch.target)},
            {"reason", TextOrNull(branch.reason)},
            {"tunnel", TextOrNull(branch.tunnel)},
            {"outer", branch.outer ? Json(*branch.outer) : Json(nullptr)},
            {"by_own_routes", branch.by_own_routes},
            {"alternative", branch.alternative},
            {"caveats", CaveatsJson(branch.caveats)},
            {"depends_on", GapsJson(branch.depends_on)}};
  }

  Json HopDeviceJson(const Hop& hop) const {
    Json device = DeviceJson(hop.device);
    if (!hop.outside.empty()) device["name"] = hop.outside;
    return device;
  }

  Json HopJson(const Hop& hop, IpAddress to) const {
    Json branches = Json::array();
    for (const Branch& branch : hop.branches) branches.push_back(BranchJson(branch));
    return {{"device", HopDeviceJson(hop)},
            {"translated_by", hop.translator ? DeviceJson(*hop.translator) : Json(nullptr)},
            {"own_routes", hop.own_routes ? OwnRoutesJson(*hop.own_routes, to) : Json(nullptr)},
            {"decision", hop.lookup ? DecisionJson(*hop.lookup, to) : Json(nullptr)},
            {"branches", std::move(branches)},
            {"caveats", CaveatsJson(hop.caveats)}};
  }

  const Snapshot& snapshot_;
  const Topology& topology_;
  KnownRoutes known_;
};

Json DeliveredJson(TrafficVerdict verdict) {
  if (verdict == TrafficVerdict::kUnknown) return nullptr;
  return verdict == TrafficVerdict::kArrives;
}

Json SymmetricJson(Symmetry symmetry) {
  if (symmetry == Symmetry::kUnknown || symmetry == Symmetry::kNothingReturns) return nullptr;
  return symmetry == Symmetry::kSymmetric;
}

Json AnswerJson(const PathAnswer& answer) {
  Json json = {{"at", answer.snapshot->at},
               {"there", answer.trip.has_value()},
               {"delivered", nullptr},
               {"symmetric", nullptr},
               {"symmetry", nullptr},
               {"stateful_both_ways", Json::array()},
               {"forward_only", Json::array()},
               {"return_only", Json::array()},
               {"forward", nullptr},
               {"return", Json::array()}};
  if (!answer.trip) return json;
  const WhyJson why(*answer.snapshot);
  json["delivered"] = DeliveredJson(VerdictOf(answer.trip->forward));
  json["symmetric"] = SymmetricJson(answer.trip->symmetry);
  json["symmetry"] = SymmetryName(answer.trip->symmetry);
  json["stateful_both_ways"] = answer.trip->both;
  json["forward_only"] = answer.trip->forward_only;
  json["return_only"] = answer.trip->back_only;
  json["forward"] = why.PathJson(answer.trip->forward);
  for (const WayBack& back : answer.trip->back) {
    Json legs = Json::array();
    for (const ReturnLeg& leg : back.legs) legs.push_back(why.LegJson(leg));
    json["return"].push_back(std::move(legs));
  }
  return json;
}

Json MomentsJson(const PathAnswers& answers) {
  Json moments = Json::array();
  for (const PathAnswer& answer : answers.moments) moments.push_back(AnswerJson(answer));
  return moments;
}

}  // namespace

std::string WhyAsJson(const PathAnswers& answers) {
  return Written({{"format_version", kReportFormatVersion},
                  {"from", answers.moments.front().from},
                  {"to", answers.destination.ToString()},
                  {"moments", MomentsJson(answers)}});
}

std::string ClassesAsJson(const std::string& to, const std::vector<PathAnswers>& classes) {
  Json list = Json::array();
  for (const PathAnswers& answers : classes) {
    Json ranges = Json::array();
    for (const AddressRange& range : answers.ranges) {
      ranges.push_back({{"first", range.first.ToString()}, {"last", range.last.ToString()}});
    }
    list.push_back({{"ranges", std::move(ranges)},
                    {"to", answers.destination.ToString()},
                    {"moments", MomentsJson(answers)}});
  }
  return Written({{"format_version", kReportFormatVersion},
                  {"from", classes.front().moments.front().from},
                  {"to", to},
                  {"classes", std::move(list)}});
}

}  // namespace routesight
