#include "evaluator/findings/way_survey.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "evaluator/base/rule_catalogue.h"
#include "evaluator/base/text.h"
#include "evaluator/findings/evidence.h"
#include "evaluator/paths/boundaries.h"

namespace routesight {
namespace {

constexpr size_t kMostWays = 20'000;

class Surveyor {
 public:
  explicit Surveyor(const Snapshot& snapshot)
      : snapshot_(snapshot),
        around_(snapshot.topology, snapshot.ribs, snapshot.fibs),
        boundaries_(around_) {}

  WaySurvey Run() {
    sources_ = FindWaySources(around_);
    survey_.complete = !MayLackWaySources(topology());
    targets_ = FindWayTargets(sources_);
    size_t looked_at = 0;
    for (const WaySource& source : sources_) {
      trips_.clear();
      std::vector<WayTarget> targets = targets_;
      AddRowsOf(source, targets);
      for (const WayTarget& target : targets) {
        if (target.end == source.end) continue;
        if (++looked_at > kMostWays) {
          survey_.complete = false;
          return std::move(survey_);
        }
        Look(source, target);
      }
    }
    return std::move(survey_);
  }

 private:
  const Topology& topology() const { return snapshot_.topology; }

  // Where the rows of its table lead that lead to an appliance, or nowhere.
  void AddRowsOf(const WaySource& source, std::vector<WayTarget>& targets) const {
    if (!source.table.has_value()) return;
    absl::flat_hash_set<IpAddress> known;
    for (const WayTarget& target : targets) known.insert(target.address);
    for (const EffectiveRoute& row : snapshot_.fibs.tables[source.table].routes) {
      if (row.defeat || row.route.label.has_value() || row.route.source == RouteSource::kDefault) {
        continue;
      }
      const auto address = AddressOfMachine(row.route.prefix);
      if (address && known.insert(*address).second) {
        targets.push_back({{row.route.prefix.ToString(), {}, {}}, *address});
      }
    }
  }

  void Look(const WaySource& source, const WayTarget& target) {
    const IpAddress stand_in = boundaries_.StandInFor(target.address);
    const auto [found, fresh] = trips_.try_emplace(stand_in);
    if (fresh) found->second = TraceBothWays(around_, source.origin, stand_in);
    const RoundTrip& trip = found->second;
    const std::vector<Fate> fates = FatesOf(trip.forward);
    if (std::find(fates.begin(), fates.end(), Fate::kUnknown) != fates.end()) return;
    for (const Hop& hop : trip.forward.hops) {
      for (const Branch& branch : hop.branches) LookAtBranch(source, target, hop, branch);
    }
    // Of an address that nobody has, nothing comes back.
    if (target.end.subnets.empty() && !IsSource(target.end)) return;
    LookAtAnswers(source, target, trip);
  }

  // The row that carries packets to the target, where that of its stand-in is given.
  Route RowFor(const WayTarget& target, Route row) const {
    const auto longest = boundaries_.LongestWith(boundaries_.StandInFor(target.address));
    if (row.prefix == longest) row.prefix = *boundaries_.LongestWith(target.address);
    return row;
  }

  bool IsSource(const WayEnd& end) const {
    return std::any_of(sources_.begin(), sources_.end(),
                       [&](const WaySource& source) { return source.end == end; });
  }

  void LookAtBranch(const WaySource& source, const WayTarget& target, const Hop& hop,
                    const Branch& branch) {
    for (const Caveat& caveat : branch.caveats) {
      if (caveat.rule == RuleNamed("PEER-05") && !branch.peerings.empty()) {
        AddDoubt(source, target, branch);
      }
    }
    if (branch.hop) return;
    if (branch.fate == Fate::kLoop) {
      LoopingWay& loop = survey_.loops.emplace_back();
      loop.from = source.end;
      loop.to = target.end;
      loop.device = hop.device;
      if (hop.lookup && hop.lookup->winner) {
        loop.row = RowOf(snapshot_, RowFor(target, *hop.lookup->winner));
      }
      loop.rule = branch.rule;
      return;
    }
    if (!hop.lookup || !hop.lookup->winner || !hop.device.subnet.has_value()) return;
    const Route route = RowFor(target, *hop.lookup->winner);
    const bool is_dead =
        branch.fate == Fate::kNextHopUnreachable || branch.fate == Fate::kNotForwarded;
    if (!is_dead || route.label.has_value() || route.source == RouteSource::kDefault) return;
    const DeadRow row{hop.device.subnet, route,       branch.next_hop,
                      branch.fate,       branch.rule, branch.reason};
    if (std::find(survey_.dead_rows.begin(), survey_.dead_rows.end(), row) ==
        survey_.dead_rows.end()) {
      survey_.dead_rows.push_back(row);
    }
  }

  // The half of the receiver is what drops: the other one of the last peering crossed.
  void AddDoubt(const WaySource& source, const WayTarget& target, const Branch& branch) {
    const Peering& crossed = topology().peerings[branch.peerings.back()];
    for (const PeerLink& link : around_.PeersOf(crossed.to)) {
      if (link.peer != crossed.from) continue;
      survey_.doubtful_peerings.push_back(
          {link.half, source.end, target.end, RuleNamed("PEER-05")});
    }
  }

  void LookAtAnswers(const WaySource& source, const WayTarget& target, const RoundTrip& trip) {
    const bool is_uneven = trip.symmetry == Symmetry::kAsymmetric ||
                           trip.symmetry == Symmetry::kMayDiffer ||
                           trip.symmetry == Symmetry::kReturnIsLost;
    if (!is_uneven) return;
    UnevenWay& way = survey_.uneven.emplace_back();
    way.from = source.end;
    way.to = target.end;
    way.symmetry = trip.symmetry;
    way.forward_only = trip.forward_only;
    way.back_only = trip.back_only;
    way.both = trip.both;
    FindDirectGateway(trip.forward, way);
    for (const WayBack& back : trip.back) {
      for (const ReturnLeg& leg : back.legs) {
        FindDirectGateway(leg.path, way);
        AddEndOfAnswers(leg.path, way);
      }
    }
  }

  static void FindDirectGateway(const Path& path, UnevenWay& way) {
    for (const Hop& hop : path.hops) {
      if (hop.device.kind == DeviceKind::kGateway && hop.lookup && hop.lookup->winner &&
          hop.device.subnet.has_value() && hop.lookup->winner->source == RouteSource::kDefault) {
        way.gateway_subnets.push_back(hop.device.subnet);
      }
    }
  }

  static void AddEndOfAnswers(const Path& path, UnevenWay& way) {
    for (const Hop& hop : path.hops) {
      for (const Branch& branch : hop.branches) {
        if (branch.hop || branch.fate == Fate::kDelivered || branch.fate == Fate::kToOnPremises ||
            branch.fate == Fate::kToInternet) {
          continue;
        }
        way.fates_of_answers.push_back(branch.fate);
        way.end_of_answers = FateInWords(branch.fate);
      }
    }
  }

  const Snapshot& snapshot_;
  Surroundings around_;
  Boundaries boundaries_;
  std::vector<WaySource> sources_;
  std::vector<WayTarget> targets_;
  absl::flat_hash_map<IpAddress, RoundTrip> trips_;  // Of the source at hand, by stand-in.
  WaySurvey survey_;
};

}  // namespace

WaySurvey SurveyWays(const Snapshot& snapshot) { return Surveyor(snapshot).Run(); }

}  // namespace routesight
