#include "plugin/cli/plan_child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

extern char** environ;

namespace routesight {
namespace {

constexpr int kEndingSignals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};

bool IsIgnored(int signal_number) {
  struct sigaction action {};
  sigaction(signal_number, nullptr, &action);
  return action.sa_handler == SIG_IGN;
}

bool WasSentByProcess(const siginfo_t& signal_info) {
  return signal_info.si_code == SI_USER || signal_info.si_code == SI_QUEUE;
}

int ExitCodeOf(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> EnvironmentWithout(const std::vector<std::string>& names) {
  std::vector<std::string> kept;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    const std::string name(text.substr(0, text.find('=')));
    if (std::ranges::find(names, name) == names.end()) kept.emplace_back(text);
  }
  return kept;
}

}  // namespace

SignalRelay::SignalRelay() {
  sigemptyset(&watched_);
  for (int number : kEndingSignals) {
    if (!IsIgnored(number)) sigaddset(&watched_, number);
  }
  sigaddset(&watched_, SIGCHLD);
  signal(SIGCHLD, SIG_DFL);  // Ignored, it would keep the exit code of children from us.
  sigprocmask(SIG_BLOCK, &watched_, &original_);
  witness_.emplace();
}

SignalRelay::~SignalRelay() {
  witness_.reset();
  sigprocmask(SIG_SETMASK, &original_, nullptr);
}

int SignalRelay::WaitFor(pid_t child) {
  while (true) {
    int status = 0;
    if (waitpid(child, &status, WNOHANG) == child) return ExitCodeOf(status);
    siginfo_t signal_info{};
    const int number = sigwaitinfo(&watched_, &signal_info);
    if (number <= 0 || number == SIGCHLD) continue;
    if (ended_by_ == 0) ended_by_ = number;
    // A signal to the whole group, such as Ctrl-C, has reached the child already, and terraform
    // takes a second one for an order to stop without tidying up.
    if (WasSentByProcess(signal_info) && !witness_->HasSeen(number)) kill(child, number);
  }
}

absl::StatusOr<int> Run(const Child& child, SignalRelay& relay) {
  std::vector<std::string> words = child.words;
  std::vector<std::string> environment = EnvironmentWithout(child.variables_to_withhold);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  if (!child.output.empty()) {
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, child.output.c_str(),
                                     O_WRONLY | O_TRUNC, 0600);
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setsigmask(&attributes, &relay.original_mask());
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t process = 0;
  const int error = posix_spawnp(&process, words.front().c_str(), &files, &attributes,
                                 Pointers(words).data(), Pointers(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) {
    return absl::NotFoundError(
        ToAbsl(Concat(words.front(), ": ", std::generic_category().message(error))));
  }
  return relay.WaitFor(process);
}

}  // namespace routesight
