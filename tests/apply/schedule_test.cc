#include "evaluator/apply/schedule.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

struct Call {
  double seconds;
  std::vector<ApplyNodeId> after;
  std::vector<std::string> locks;
};

std::string Run(const std::vector<Call>& calls, size_t parallelism) {
  ApplyGraph graph;
  std::vector<std::vector<std::string>> locks;
  std::vector<double> seconds;
  for (const Call& call : calls) {
    graph.operations.Add({});
    graph.waits_for.push_back(call.after);
    locks.push_back(call.locks);
    seconds.push_back(call.seconds);
  }
  const Schedule schedule = ScheduleOperations(graph, locks, seconds, parallelism);
  std::string text = schedule.cyclic ? "circle" : "";
  for (const ScheduledOperation& operation : schedule.operations) {
    text += Concat(text.empty() ? "" : " ", operation.begin_seconds, "-", operation.end_seconds);
  }
  return text;
}

TEST_CASE("what is ordered runs one after the other, the rest at once") {
  CHECK(Run({{5, {}, {}}, {3, {{0}}, {}}, {4, {}, {}}}, 10) == "0-5 5-8 0-4");
}

TEST_CASE("no more run at once than the parallelism allows") {
  CHECK(Run({{5, {}, {}}, {3, {}, {}}, {4, {}, {}}}, 2) == "0-5 0-3 3-7");
}

TEST_CASE("what waits for a lock takes a place") {
  CHECK(Run({{5, {}, {"n"}}, {3, {}, {"n"}}, {4, {}, {}}}, 2) == "0-5 5-8 5-9");
  CHECK(Run({{5, {}, {"n"}}, {3, {}, {"n"}}, {4, {}, {}}}, 3) == "0-5 5-8 0-4");
}

TEST_CASE("a circle ends, and is told") {
  CHECK(Run({{5, {{1}}, {}}, {3, {{0}}, {}}}, 10) == "circle 0-5 5-8");
}

}  // namespace
}  // namespace routesight
