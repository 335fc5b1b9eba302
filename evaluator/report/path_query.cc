#include "evaluator/report/path_query.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/status/status.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"
#include "evaluator/paths/traffic.h"

namespace routesight {
namespace {

absl::Status WrongUsage(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

absl::Status NoSuchSource(const Timeline& timeline, const std::string& from) {
  if (IpAddress::Parse(from)) {
    return absl::NotFoundError(ToAbsl(Concat("nothing in this plan has ", from,
                                             ": no interface, subnet or on-premises network")));
  }
  std::vector<std::string> names{"internet"};
  for (const Snapshot& snapshot : timeline.snapshots) {
    const auto add = [&](const auto& nodes) {
      for (const Node& node : nodes) names.emplace_back(snapshot.topology.Text(node.name));
    };
    add(snapshot.topology.subnets);
    add(snapshot.topology.nics);
    add(snapshot.topology.sites);
    add(snapshot.topology.local_network_gateways);
  }
  std::sort(names.begin(), names.end());
  const std::string_view nearest = NearestWord(from, {names.begin(), names.end()});
  return absl::NotFoundError(
      ToAbsl(Concat("no subnet, interface or on-premises network ", from, " in this plan",
                    nearest.empty() ? "" : Concat("; did you mean ", nearest, "?"))));
}

}  // namespace

absl::StatusOr<PathAnswers> AnswerPathQuery(const Timeline& timeline, const PathQuery& query) {
  const auto destination = IpAddress::Parse(query.to);
  if (!destination) {
    return WrongUsage(Concat("--to ", query.to, ": expected an address such as 10.0.1.4"));
  }
  PathAnswers answers;
  answers.destination = *destination;
  bool found = false;
  for (const std::string& at : query.at) {
    PathAnswer& answer = answers.moments.emplace_back();
    answer.snapshot = timeline.Find(at);
    if (answer.snapshot == nullptr) {
      return WrongUsage(Concat("--at ", at, ": expected ", timeline.MomentsInWords()));
    }
    const Snapshot& snapshot = *answer.snapshot;
    const Surroundings around(snapshot.topology, snapshot.ribs, snapshot.fibs);
    const std::optional<Origin> origin = FindOrigin(around, query.from);
    answer.from = origin ? origin->name : query.from;
    if (origin) answer.trip = TraceBothWays(around, *origin, *destination);
    found = found || origin;
  }
  if (found) return answers;
  // It may be there at a moment that is not asked for.
  for (const Snapshot& snapshot : timeline.snapshots) {
    const Surroundings around(snapshot.topology, snapshot.ribs, snapshot.fibs);
    if (FindOrigin(around, query.from)) return answers;
  }
  return NoSuchSource(timeline, query.from);
}

absl::StatusOr<std::vector<PathAnswers>> AnswerPrefixQuery(const Timeline& timeline,
                                                           const PathQuery& query) {
  const PrefixReading reading = Prefix::Read(query.to);
  if (reading.outcome != PrefixReading::Outcome::kPrefix || !reading.prefix.is_ipv4()) {
    return WrongUsage(Concat("--to ", query.to, ": expected an IPv4 prefix such as 10.0.0.0/16"));
  }
  PathQuery first = query;
  first.to = reading.prefix.address().ToString();
  const absl::StatusOr<PathAnswers> sample = AnswerPathQuery(timeline, first);
  if (!sample.ok()) return sample.status();
  std::vector<Surroundings> surroundings;
  surroundings.reserve(sample->moments.size());
  std::set<IpAddress> starts;
  for (const PathAnswer& answer : sample->moments) {
    const Snapshot& snapshot = *answer.snapshot;
    const Surroundings& around =
        surroundings.emplace_back(snapshot.topology, snapshot.ribs, snapshot.fibs);
    for (const AddressRange& range : RangesInside(reading.prefix, FindAddressRanges(around))) {
      starts.insert(range.first);
    }
  }
  std::vector<AddressRange> ranges;
  for (const IpAddress start : starts) {
    if (!ranges.empty()) ranges.back().last = IpAddress::FromBits(start.high(), start.low() - 1);
    ranges.push_back({start, start});
  }
  ranges.back().last = RangesInside(reading.prefix, AllAddresses()).front().last;
  std::vector<PathAnswers> classes;
  std::map<std::string, size_t> by_way;
  for (const AddressRange& range : ranges) {
    PathAnswers answers = *sample;
    answers.destination = range.first;
    std::string way;
    for (size_t i = 0; i < surroundings.size(); ++i) {
      const auto origin = FindOrigin(surroundings[i], query.from);
      if (!origin) continue;
      answers.moments[i].trip = TraceBothWays(surroundings[i], *origin, range.first);
      way += WayInNames(surroundings[i], *answers.moments[i].trip);
    }
    const auto [found, fresh] = by_way.try_emplace(way, classes.size());
    if (fresh) classes.push_back(std::move(answers));
    AddRange(range, classes[found->second].ranges);
  }
  return classes;
}

}  // namespace routesight
