// Knowing less never makes an answer definite and wrong: what a plan with unknown values states as
// certain is also what the plan states when the values are known.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <set>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/findings/absorb_symptoms.h"
#include "evaluator/report/table_catalogue.h"
#include "tests/support/test_case.h"
#include "tests/three_valued/less_known_plan.h"
#include "tests/three_valued/path_answers.h"

namespace routesight {
namespace {

struct Answer {
  std::map<std::string, TableContent> tables;  // By moment and owner.
  std::vector<Finding> findings;
  std::map<std::string, std::set<std::string>> fates;  // As FatesBetweenPlaces gives them.
};

Answer AnswerOf(const PlanJson& plan) {
  const std::string text = plan.dump();
  const auto evaluation = Evaluate({"plan", std::string_view(text)}, {}, Configuration());
  INFO(evaluation.status().message());
  REQUIRE(evaluation.ok());
  Answer answer;
  answer.fates = FatesBetweenPlaces(*evaluation);
  const TableCatalogue catalogue = ListTables(evaluation->timeline);
  for (const TableEntry& entry : catalogue.entries) {
    answer.tables.emplace(
        Concat(catalogue.moments[entry.at], " ", entry.subnet, " ", entry.interface_name),
        catalogue.contents[entry.content]);
  }
  for (const Finding& finding : evaluation->findings) {
    // RS901 and RS902 say what is not known, RS508 speaks of the configuration file.
    const std::string_view code = finding.kind->code;
    if (code != "RS901" && code != "RS902" && code != "RS508") answer.findings.push_back(finding);
  }
  return answer;
}

// The ARM ids in the plan by which resources are called as long as their address is not known.
std::map<std::string, std::string> AddressesOf(const PlanJson& plan) {
  std::map<std::string, std::string> addresses;
  for (const PlanJson& change : plan["resource_changes"]) {
    const PlanJson& after = change["change"]["after"];
    if (!after.is_object() || !after.contains("id") || !after["id"].is_string()) continue;
    addresses.emplace(after["id"], change["address"]);
  }
  return addresses;
}

void CallByAddress(const std::map<std::string, std::string>& addresses, Answer& answer) {
  for (Finding& finding : answer.findings) {
    for (std::string& resource : finding.resources) {
      const auto address = addresses.find(resource);
      if (address != addresses.end()) resource = address->second;
    }
  }
}

// What follows from a finding goes without saying.
bool Denies(const std::vector<Finding>& more, const Finding& claim) {
  return std::none_of(more.begin(), more.end(), [&](const Finding& finding) {
    return (finding.kind == claim.kind && finding.resources == claim.resources) ||
           (!claim.resources.empty() && Absorbs(finding, claim));
  });
}

std::string RowText(const RouteRow& row) {
  return Concat(row.prefix, " ", row.source, " ", row.state, " ", row.next_hop_type, " ",
                Join(row.next_hop_ips, ","));
}

// A text that names an address stands for any address.
bool Agrees(const RouteRow& less, const RouteRow& more) {
  RouteRow same = more;
  const bool texts = std::any_of(less.next_hop_ips.begin(), less.next_hop_ips.end(),
                                 [](const std::string& ip) { return !IpAddress::Parse(ip); });
  if (texts && less.next_hop_ips.size() == more.next_hop_ips.size()) {
    same.next_hop_ips = less.next_hop_ips;
  }
  return LooksTheSame(less, same);
}

// What contradicts; empty if nothing does.
std::string Contradiction(const std::vector<RouteRow>& less, const std::vector<RouteRow>& more) {
  for (size_t i = 0; i < std::max(less.size(), more.size()); ++i) {
    const std::string known = i < more.size() ? RowText(more[i]) : "no row";
    const std::string claimed = i < less.size() ? RowText(less[i]) : "no row";
    if (i >= less.size() || i >= more.size() || !Agrees(less[i], more[i])) {
      return Concat("claims ", claimed, ", but it is ", known);
    }
  }
  return "";
}

std::string Contradiction(const Answer& less, const Answer& more) {
  const bool doubts = std::any_of(less.tables.begin(), less.tables.end(),
                                  [](const auto& table) { return !table.second.complete(); });
  for (const auto& [owner, content] : less.tables) {
    if (!content.complete()) continue;
    const auto known = more.tables.find(owner);
    if (known == more.tables.end()) return Concat(owner, ": claims a table that is not there");
    std::string wrong = Contradiction(content.routes, known->second.routes);
    // A table that takes no gateway routes is complete without knowing which it refuses.
    if (wrong.empty() && !content.propagation_disabled) {
      wrong = Contradiction(content.hidden, known->second.hidden);
    }
    if (!wrong.empty()) return Concat(owner, ": ", wrong);
  }
  for (const auto& [owner, content] : more.tables) {
    if (!less.tables.contains(owner) && !doubts) return Concat(owner, ": has no table, nor a gap");
  }
  for (const auto& [way, fates] : less.fates) {
    const auto known = more.fates.find(way);
    if (known == more.fates.end() || fates == known->second) continue;
    if (fates.contains("unknown") || known->second.contains("unknown")) continue;
    return Concat(way, ": claims ", Join(fates, " "), ", but it is ", Join(known->second, " "));
  }
  for (const Finding& finding : less.findings) {
    if (Denies(more.findings, finding)) {
      return Concat("claims ", finding.kind->code, " ", Join(finding.resources, " "));
    }
  }
  return "";
}

// One value that is hidden, and what the known plan has in its place.
struct RemovalStep {
  HidingPlace place;
  bool altered = false;  // Another value than the one that the plan has.
  ValueOrigin origin = ValueOrigin::kAsWritten;
  unsigned seed = 0;
};

std::string Contradiction(const PlanJson& plan, const std::vector<RemovalStep>& steps) {
  PlanJson more = plan;
  for (const RemovalStep& step : steps) {
    Random random(step.seed);
    if (step.altered) Alter(step.place, more, random);
    SetOrigin(step.place, step.origin, more);
  }
  PlanJson less = more;
  for (const RemovalStep& step : steps) Hide(step.place, less);
  Answer claims = AnswerOf(less);
  CallByAddress(AddressesOf(more), claims);
  return Contradiction(claims, AnswerOf(more));
}

// Leaves out steps as long as the contradiction stays.
std::string Shrunk(const PlanJson& plan, std::vector<RemovalStep> steps) {
  for (size_t i = 0; i < steps.size() && steps.size() > 1;) {
    std::vector<RemovalStep> fewer = steps;
    fewer.erase(fewer.begin() + static_cast<ptrdiff_t>(i));
    if (Contradiction(plan, fewer).empty()) {
      ++i;
    } else {
      steps = std::move(fewer);
    }
  }
  std::string text = Contradiction(plan, steps);
  constexpr const char* kOrigins[] = {"as written", "opaque", "unsaid"};
  for (const RemovalStep& step : steps) {
    text += Concat("\n  hidden: ", PlaceName(plan, step.place), ", ",
                   kOrigins[static_cast<int>(step.origin)], step.altered ? ", altered" : "");
  }
  return text;
}

std::vector<RemovalStep> RandomSteps(const std::vector<HidingPlace>& places, Random& random) {
  const auto below = [&](size_t count) {
    return std::uniform_int_distribution<size_t>(0, count - 1)(random);
  };
  std::vector<RemovalStep> steps(1 + below(3));
  for (RemovalStep& step : steps) {
    step.place = places[below(places.size())];
    step.altered = below(2) == 0;
    step.origin = ValueOrigin{static_cast<int>(below(3))};
    // What the configuration says about the first value is not true of another.
    if (step.altered && step.origin == ValueOrigin::kAsWritten) step.origin = ValueOrigin::kOpaque;
    step.seed = static_cast<unsigned>(below(1000000));
  }
  return steps;
}

// What is drawn for one plan depends on no other plan.
Random SeededBy(std::string_view name) {
  std::seed_seq seed(name.begin(), name.end());
  return Random(seed);
}

size_t RunsPerPlan() {
  const char* runs = std::getenv("ROUTESIGHT_RUNS");
  return runs == nullptr ? 30 : static_cast<size_t>(std::atoi(runs));
}

}  // namespace

TEST_CASE("a plan that knows less claims nothing that a plan that knows more denies") {
  size_t runs = 0;
  for (const std::filesystem::path& directory : CaseDirectories()) {
    for (const std::filesystem::path& file : PlansOf(directory)) {
      Random random = SeededBy(Concat(directory.filename().string(), file.filename().string()));
      const PlanJson plan = AsCreation(PlanJson::parse(ReadFile(file)));
      const std::vector<HidingPlace> places = FindHidingPlaces(plan);
      if (places.empty()) continue;
      for (size_t i = 0; i < RunsPerPlan(); ++i, ++runs) {
        const std::vector<RemovalStep> steps = RandomSteps(places, random);
        if (Contradiction(plan, steps).empty()) continue;
        FAIL_CHECK(directory.filename() << "/" << file.filename() << ": " << Shrunk(plan, steps));
      }
    }
  }
  CHECK(runs > 1000);
}

TEST_CASE("a value of the wrong type is no better than an unknown one") {
  size_t values = 0;
  for (const char* name : {"greenfield-hub-spoke", "private-endpoint-policies", "lab-udr-overview",
                           "lab-vpn-with-transit", "lab-service-endpoint"}) {
    const PlanJson plan =
        AsCreation(PlanJson::parse(ReadFile(SourceDirectory() / "testdata" / name / "plan.json")));
    const Answer original = AnswerOf(plan);
    for (const HidingPlace& place : FindHidingPlaces(plan)) {
      PlanJson spoiled = plan;
      Spoil(place, spoiled);
      const std::string text = spoiled.dump();
      ++values;
      const auto read = Evaluate({"plan", std::string_view(text)}, {}, Configuration());
      if (!read.ok()) continue;
      Answer answer = AnswerOf(spoiled);
      answer.findings.clear();  // That the value is invalid may be one.
      const std::string wrong = Contradiction(answer, original);
      INFO(name << ": " << PlaceName(plan, place));
      CHECK(wrong == "");
    }
  }
  CHECK(values > 500);
}

}  // namespace routesight
