#include "plugin/cli/plan_witness.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <fstream>
#include <string>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr useconds_t kPause = 5'000;  // Microseconds.
// The kernel signals the members of a group one after the other, and we may be the first.
constexpr int kLooks = 10;

// The signals that wait for the process, as bits.
uint64_t PendingSignals(pid_t process) {
  std::ifstream status(Concat("/proc/", process, "/status"));
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("ShdPnd:")) return std::stoull(line.substr(7), nullptr, 16);
  }
  return 0;
}

}  // namespace

bool GroupWitness::HasSeen(int signal_number) {
  const uint64_t bit = uint64_t{1} << (signal_number - 1);
  for (int look = 0; look < kLooks; ++look) {
    if ((PendingSignals(process_) & bit) != 0) {
      Stop();
      Start();  // The old one would have seen the next signal already.
      return true;
    }
    usleep(kPause);
  }
  return false;
}

void GroupWitness::Start() {
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ != 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);
  for (int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) close(descriptor);
  while (true) pause();
}

void GroupWitness::Stop() {
  if (process_ <= 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

}  // namespace routesight
