#include "evaluator/route_tests/route_tests.h"

#include <algorithm>
#include <optional>

#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/match_selector.h"
#include "evaluator/failures/dead_tunnel.h"
#include "evaluator/failures/failure.h"
#include "evaluator/failures/outage.h"
#include "evaluator/paths/trace.h"
#include "evaluator/paths/traffic.h"
#include "evaluator/route_tests/during_the_apply.h"
#include "evaluator/route_tests/waypoint.h"

namespace routesight {
namespace {

constexpr size_t kMostReasons = 5;
// Of all networks under failures together.
constexpr size_t kMostTables = 200'000;

// A network that tests are asked of, and when it is so.
struct TestedNetwork {
  const Snapshot* snapshot;
  Surroundings around;

  explicit TestedNetwork(const Snapshot& at)
      : snapshot(&at), around(at.topology, at.ribs, at.fibs) {}
};

// The sources that a test names, sorted by name.
std::vector<Origin> SourcesOf(const Surroundings& around, const Selector& from) {
  std::vector<Origin> sources;
  if (from.kind != Selector::Kind::kPattern) {
    if (auto origin = FindOrigin(around, from.text)) sources.push_back(*std::move(origin));
    return sources;
  }
  const Topology& topology = around.topology();
  for (size_t i = 0; i < topology.subnets.size(); ++i) {
    const SubnetId id = topology.subnets.IdAt(i);
    if (Matches(from, around.Name(topology.subnets[id].name))) {
      sources.push_back(FromSubnet(around, id));
    }
  }
  for (size_t i = 0; i < topology.nics.size(); ++i) {
    const NicId id = topology.nics.IdAt(i);
    if (Matches(from, around.Name(topology.nics[id].name))) {
      sources.push_back(FromInterface(around, id));
    }
  }
  std::ranges::sort(sources, {}, &Origin::name);
  return sources;
}

std::string NearestSource(const Surroundings& around, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Subnet& subnet : around.topology().subnets) names.push_back(around.Name(subnet.name));
  for (const Nic& nic : around.topology().nics) names.push_back(around.Name(nic.name));
  for (const Site& site : around.topology().sites) names.push_back(around.Name(site.name));
  std::ranges::sort(names);
  return std::string(NearestWord(name, names));
}

// A test that is asked under failures, from one source.
struct Asked {
  const RouteTest* test;
  Origin origin;
  Path path;         // Without a failure.
  TestAnswer worst;  // Of the answers until now.
};

class Runner {
 public:
  Runner(const Timeline& timeline, const Configuration& configuration)
      : timeline_(timeline),
        snapshot_(timeline.snapshots.back()),
        before_(timeline.before()),
        after_(timeline.after()),
        named_(configuration.failures),
        tests_(configuration.tests) {}

  std::vector<TestResult> Run() {
    AskUnderFailures();
    for (const RouteTest& test : tests_) {
      for (const TestMoment moment : test.at) RunAt(test, moment);
    }
    return std::move(results_);
  }

 private:
  void RunAt(const RouteTest& test, TestMoment moment) {
    const TestedNetwork& network = moment == TestMoment::kBefore ? before_ : after_;
    if (const std::string slip = WrongName(test); !slip.empty()) {
      Add(test, moment, test.from.text, {TestVerdict::kFailed, {slip}, {}});
      return;
    }
    const std::vector<Origin> sources = SourcesOf(network.around, test.from);
    if (sources.empty()) {
      Add(test, moment, test.from.text, WithoutSource(test, moment));
      return;
    }
    for (const Origin& origin : sources) {
      Add(test, moment, origin.name, AnswerAt(test, moment, network, origin));
    }
  }

  // Of what has to be, or must not be, on the way: nothing at any moment is called so.
  std::string WrongName(const RouteTest& test) const {
    for (const std::vector<std::string>* names : {&test.expect.via, &test.expect.not_via}) {
      for (const std::string& name : *names) {
        if (!Waypoint::Find(before_.around, name) && !Waypoint::Find(after_.around, name)) {
          return Concat("nothing at hand that packets may pass is called ", name);
        }
      }
    }
    return "";
  }

  TestAnswer AnswerAt(const RouteTest& test, TestMoment moment, const TestedNetwork& network,
                      const Origin& origin) {
    switch (moment) {
      case TestMoment::kBefore:
      case TestMoment::kAfter:
        return JudgeRoute(network.around, origin, test);
      case TestMoment::kDuring:
        if (!during_) during_.emplace(timeline_);
        return during_->Judge(test, origin);
      case TestMoment::kAnySingleFailure:
        return UnderFailures(test, origin);
    }
    return {};
  }

  // The worst of the answers without a failure and under each of them, for all tests together.
  void AskUnderFailures() {
    for (const RouteTest& test : tests_) {
      const bool wanted =
          std::ranges::find(test.at, TestMoment::kAnySingleFailure) != test.at.end();
      if (!wanted || !WrongName(test).empty()) continue;
      for (const Origin& origin : SourcesOf(after_.around, test.from)) {
        asked_.push_back({&test, origin, Trace(after_.around, origin, test.to),
                          JudgeRoute(after_.around, origin, test)});
      }
    }
    if (asked_.empty()) return;
    const std::vector<Failure> failures = ListFailures(snapshot_, named_);
    too_many_ = failures.size() * snapshot_.topology.subnets.size() > kMostTables;
    if (too_many_) return;
    Topology broken = snapshot_.topology;
    for (const Failure& failure : failures) {
      const Outage outage(failure.down, snapshot_, broken, Reuse::kUnrelatedParts);
      for (Asked& one : asked_) AskUnder(failure, outage.around(), one);
    }
  }

  // Who is inside what failed is not asked.
  static void AskUnder(const Failure& failure, const Surroundings& around, Asked& one) {
    if (IsInside(failure.down, around, one.origin.device.subnet) ||
        IsInside(failure.down, around, one.test->to)) {
      return;
    }
    const bool lost = IsLostInDeadTunnel(around.topology(), failure.down, one.path,
                                         Trace(around, one.origin, one.test->to));
    const std::string when = Concat("while ", failure.name, " is down: ");
    if (!lost) {
      AddWorse(when, JudgeRoute(around, one.origin, *one.test), one.worst);
    } else if (one.test->expect.delivered != false) {
      AddWorse(when, {TestVerdict::kFailed, {std::string(kRoutesStayWithDeadTunnel)}, {}},
               one.worst);
    }
  }

  TestAnswer UnderFailures(const RouteTest& test, const Origin& origin) const {
    if (too_many_) {
      return {TestVerdict::kUnknown,
              {"not known: the network is too large to look at it under every failure"},
              {}};
    }
    for (const Asked& one : asked_) {
      if (one.test == &test && one.origin.name == origin.name) return one.worst;
    }
    return {};
  }

  static bool IsInside(const FailedThings& down, const Surroundings& around, SubnetId subnet) {
    const VnetId vnet = subnet.has_value() ? around.VnetOf(subnet) : VnetId{};
    return vnet.has_value() && down.vnets.contains(vnet);
  }

  static bool IsInside(const FailedThings& down, const Surroundings& around, IpAddress address) {
    return std::ranges::any_of(down.vnets,
                               [&](VnetId vnet) { return around.InSpaceOf(vnet, address); });
  }

  TestAnswer WithoutSource(const RouteTest& test, TestMoment moment) {
    const bool elsewhere = !SourcesOf(before_.around, test.from).empty() ||
                           !SourcesOf(after_.around, test.from).empty();
    if (elsewhere) {
      return {TestVerdict::kUnknown,
              {Concat("not known: the source is not there ",
                      moment == TestMoment::kBefore ? "before" : "after", " the apply")},
              {}};
    }
    if (test.from.kind == Selector::Kind::kPattern) {
      return {TestVerdict::kFailed, {"no subnet or interface at hand matches"}, {}};
    }
    const std::string nearest = NearestSource(after_.around, test.from.text);
    return {TestVerdict::kFailed,
            {Concat("nothing at hand is called ", test.from.text,
                    nearest.empty() ? "" : Concat("; did you mean ", nearest, "?"))},
            {}};
  }

  void Add(const RouteTest& test, TestMoment moment, std::string_view from, TestAnswer answer) {
    TestResult& result = results_.emplace_back();
    result.name = test.name;
    result.place = test.place;
    result.from = from;
    result.to = test.to;
    result.at = moment;
    result.verdict = answer.verdict;
    result.reasons = std::move(answer.reasons);
    result.depends_on = std::move(answer.depends_on);
    if (result.reasons.size() > kMostReasons) {
      const size_t more = result.reasons.size() - kMostReasons;
      result.reasons.resize(kMostReasons);
      result.reasons.push_back(Concat("and ", more, " more like these"));
    }
  }

  const Timeline& timeline_;
  const Snapshot& snapshot_;  // After the apply.
  TestedNetwork before_;
  TestedNetwork after_;
  const std::vector<AssumedFailure>& named_;
  const std::vector<RouteTest>& tests_;
  std::optional<DuringTheApply> during_;
  bool too_many_ = false;
  std::vector<Asked> asked_;
  std::vector<TestResult> results_;
};

}  // namespace

std::string_view TestMomentName(TestMoment moment) {
  static constexpr std::string_view kNames[] = {"before", "after", "during", "any_single_failure"};
  return kNames[static_cast<size_t>(moment)];
}

std::vector<TestResult> RunRouteTests(const Timeline& timeline,
                                      const Configuration& configuration) {
  if (configuration.tests.empty()) return {};
  return Runner(timeline, configuration).Run();
}

bool AnyTestFailed(const std::vector<TestResult>& results) {
  return std::ranges::any_of(
      results, [](const TestResult& result) { return result.verdict == TestVerdict::kFailed; });
}

}  // namespace routesight
