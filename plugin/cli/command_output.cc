#include "plugin/cli/command_output.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

absl::Status SystemError(std::string_view what, int error) {
  const std::string message = Concat(what, ": ", std::generic_category().message(error));
  if (error == ENOENT) return absl::NotFoundError(message);
  return absl::UnavailableError(message);
}

struct Pipe {
  Pipe() = default;
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() { Close(read), Close(write); }

  bool Open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    read = ends[0];
    write = ends[1];
    return true;
  }
  static void Close(int& end) {
    if (end >= 0) close(end);
    end = -1;
  }

  int read = -1;
  int write = -1;
};

std::vector<char*> Pointers(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> EnvironmentWithout(const std::vector<std::string>& variables) {
  std::vector<std::string> kept;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (std::ranges::find(variables, text.substr(0, text.find('='))) == variables.end()) {
      kept.emplace_back(text);
    }
  }
  return kept;
}

absl::StatusOr<pid_t> Start(std::vector<std::string> words, std::vector<std::string> environment,
                            const Pipe& output, const Pipe& errors) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.write, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO);
  pid_t process = 0;
  const int error = posix_spawnp(&process, words.front().c_str(), &actions, nullptr,
                                 Pointers(words).data(), Pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return SystemError(words.front(), error);
  return process;
}

// Reads both to their ends. False: they are longer than `most`.
bool ReadBoth(Pipe& output, Pipe& errors, size_t most, CommandOutput& result) {
  std::array<pollfd, 2> ends = {{{output.read, POLLIN, 0}, {errors.read, POLLIN, 0}}};
  const std::array<std::string*, 2> texts = {&result.output, &result.errors};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (poll(ends.data(), ends.size(), -1) < 0) continue;
    for (size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      char buffer[1 << 16];
      const ssize_t count = read(ends[i].fd, buffer, sizeof buffer);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) ends[i].fd = -1;
      if (count > 0) texts[i]->append(buffer, static_cast<size_t>(count));
      if (texts[i]->size() > most) return false;
    }
  }
  return true;
}

int WaitFor(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

absl::StatusOr<CommandOutput> OutputOf(const std::vector<std::string>& words,
                                       const std::vector<std::string>& variables_to_withhold,
                                       size_t most) {
  Pipe output;
  Pipe errors;
  if (!output.Open() || !errors.Open()) return SystemError("pipe", errno);
  const absl::StatusOr<pid_t> process =
      Start(words, EnvironmentWithout(variables_to_withhold), output, errors);
  if (!process.ok()) return process.status();
  Pipe::Close(output.write);
  Pipe::Close(errors.write);
  CommandOutput result;
  const bool fits = ReadBoth(output, errors, most, result);
  if (!fits) kill(*process, SIGKILL);
  result.exit_code = WaitFor(*process);
  if (fits) return result;
  return absl::ResourceExhaustedError(
      ToAbsl(Concat(words.front(), " prints more than ", most, " bytes")));
}

}  // namespace routesight
