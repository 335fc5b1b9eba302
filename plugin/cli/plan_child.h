// Runs terraform for the plan hook: on the same terminal, in the same process group, and so that
// nobody's signal ends the hook before it has tidied up.
#pragma once

#include <csignal>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "plugin/cli/plan_witness.h"

namespace routesight {

// While it lives, signals that end programs are kept back. What the terminal sends reaches the
// children by itself; what another process sends to the hook alone is passed on.
class SignalRelay {
 public:
  SignalRelay();
  SignalRelay(const SignalRelay&) = delete;
  SignalRelay& operator=(const SignalRelay&) = delete;
  // Signals that came and were not seen yet take effect.
  ~SignalRelay();

  // Waits for the child; gives its exit code, or 128 and the number of the signal that ended it.
  int WaitFor(pid_t child);

  // The first signal that should have ended this process; 0 without any.
  int ended_by() const { return ended_by_; }
  // What children start with.
  const sigset_t& original_mask() const { return original_; }

 private:
  sigset_t watched_;
  sigset_t original_;
  std::optional<GroupWitness> witness_;  // Present once the signals are blocked.
  int ended_by_ = 0;
};

struct Child {
  std::vector<std::string> words;
  std::string output;                              // File for its standard output; empty: ours.
  std::vector<std::string> variables_to_withhold;  // Of the environment.
};

// Gives how the child ended, as SignalRelay::WaitFor does; fails when it cannot be started.
absl::StatusOr<int> Run(const Child& child, SignalRelay& relay);

}  // namespace routesight
