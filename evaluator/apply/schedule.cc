#include "evaluator/apply/schedule.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include "absl/container/flat_hash_set.h"

namespace routesight {
namespace {

class Walk {
 public:
  Walk(const ApplyGraph& graph, std::span<const std::vector<std::string>> locks,
       std::span<const double> seconds, size_t parallelism)
      : graph_(graph),
        locks_(locks),
        seconds_(seconds),
        parallelism_(parallelism),
        missing_(graph.waits_for.size()),
        followers_(graph.waits_for.size()),
        visited_(graph.waits_for.size()) {
    schedule_.operations.resize(graph.operations.size());
    for (uint32_t node = 0; node < graph.waits_for.size(); ++node) {
      missing_[node] = graph.waits_for[node].size();
      for (const ApplyNodeId awaited : graph.waits_for[node]) {
        followers_[awaited.value].push_back(node);
      }
    }
  }

  Schedule Run() {
    for (uint32_t node = 0; node < missing_.size(); ++node) {
      if (missing_[node] == 0) Visit(node);
    }
    while (true) {
      Start();
      if (!running_.empty()) {
        End();
      } else if (!BreakCircle()) {
        return std::move(schedule_);
      }
    }
  }

 private:
  bool IsOperation(uint32_t node) const { return node < graph_.operations.size(); }

  void Visit(uint32_t first) {
    std::vector<uint32_t> open = {first};
    while (!open.empty()) {
      const uint32_t node = open.back();
      open.pop_back();
      if (visited_[node]) continue;
      visited_[node] = true;
      if (IsOperation(node)) {
        ready_.insert(node);
        continue;
      }
      for (const uint32_t follower : followers_[node]) {
        if (--missing_[follower] == 0) open.push_back(follower);
      }
    }
  }

  void Start() {
    while (!ready_.empty() && running_.size() + blocked_.size() < parallelism_) {
      blocked_.push_back(*ready_.begin());
      ready_.erase(ready_.begin());
      Unblock();
    }
  }

  // Lets those through whose locks are free, first come, first served.
  void Unblock() {
    for (auto waiting = blocked_.begin(); waiting != blocked_.end();) {
      const uint32_t node = *waiting;
      const auto& locks = locks_[node];
      if (std::any_of(locks.begin(), locks.end(),
                      [&](const std::string& lock) { return held_.contains(lock); })) {
        ++waiting;
        continue;
      }
      held_.insert(locks.begin(), locks.end());
      schedule_.operations[node] = {now_, now_ + seconds_[node]};
      running_.emplace(now_ + seconds_[node], node);
      waiting = blocked_.erase(waiting);
    }
  }

  void End() {
    now_ = running_.begin()->first;
    const uint32_t node = running_.begin()->second;
    running_.erase(running_.begin());
    for (const std::string& lock : locks_[node]) held_.erase(lock);
    Unblock();
    for (const uint32_t follower : followers_[node]) {
      if (--missing_[follower] == 0) Visit(follower);
    }
  }

  bool BreakCircle() {
    const auto left = std::find(visited_.begin(), visited_.end(), false);
    if (left == visited_.end()) return false;
    schedule_.cyclic = true;
    Visit(static_cast<uint32_t>(left - visited_.begin()));
    return true;
  }

  const ApplyGraph& graph_;
  std::span<const std::vector<std::string>> locks_;
  std::span<const double> seconds_;
  size_t parallelism_;
  std::vector<size_t> missing_;  // By node: what it still waits for.
  std::vector<std::vector<uint32_t>> followers_;
  std::vector<bool> visited_;
  std::set<uint32_t> ready_;
  std::deque<uint32_t> blocked_;
  std::set<std::pair<double, uint32_t>> running_;  // By their end.
  absl::flat_hash_set<std::string> held_;
  double now_ = 0;
  Schedule schedule_;
};

}  // namespace

Schedule ScheduleOperations(const ApplyGraph& graph,
                            std::span<const std::vector<std::string>> locks,
                            std::span<const double> seconds, size_t parallelism) {
  return Walk(graph, locks, seconds, parallelism).Run();
}

}  // namespace routesight
