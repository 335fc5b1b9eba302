#include "plugin/service/worker.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "evaluator/base/text.h"
#include "plugin/service/work_form.h"

namespace routesight {
namespace {

constexpr std::chrono::milliseconds kLook(20);

// A descriptor that is closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() { Close(); }

  int number() const { return number_; }
  void Close() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

struct Pipe {
  Descriptor read;
  Descriptor write;

  bool Open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
    return true;
  }
};

absl::Status Failed(std::string_view what, int error) {
  return absl::UnavailableError(ToAbsl(Concat(what, ": ", std::generic_category().message(error))));
}

// The process, killed and waited for when this goes.
class Process {
 public:
  explicit Process(pid_t id) : id_(id) {}
  Process(Process&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Process& operator=(Process&&) = delete;
  ~Process() {
    if (id_ == 0) return;
    kill(id_, SIGKILL);
    Wait();
  }

  int Wait() {
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = 0;
    return status;
  }

 private:
  pid_t id_;
};

// Apart from our terminal's signals, with none of our descriptors, and mute: what an evaluation
// complains of may name what is in the plan.
absl::StatusOr<Process> Start(const Pipe& input, const Pipe& output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.read.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output.write.number(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigset_t usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  sigaddset(&usual, SIGPIPE);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  std::array<std::string, 3> words = {"routesight", "serve", "--one-request"};
  char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
  pid_t id = 0;
  const int error = posix_spawn(&id, "/proc/self/exe", &actions, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) return Failed("cannot start a process", error);
  return Process(id);
}

// Writes what fits and reads what is there. False when the answer is at its end.
bool Exchange(std::string_view& left, Pipe& input, Pipe& output, std::string& answer) {
  std::array<pollfd, 2> ends = {
      {{output.read.number(), POLLIN, 0}, {input.write.number(), POLLOUT, 0}}};
  if (poll(ends.data(), ends.size(), static_cast<int>(kLook.count())) <= 0) return true;
  if (ends[1].revents != 0) {
    const ssize_t count = write(input.write.number(), left.data(), left.size());
    if (count > 0) left.remove_prefix(static_cast<size_t>(count));
    const bool stuck = count < 0 && errno != EAGAIN && errno != EINTR;
    if (left.empty() || stuck) input.write.Close();
  }
  if (ends[0].revents == 0) return true;
  char buffer[1 << 16];
  const ssize_t count = read(output.read.number(), buffer, sizeof buffer);
  if (count > 0) answer.append(buffer, static_cast<size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

}  // namespace

absl::StatusOr<std::string> AnswerInWorker(const std::string& work, Clock::time_point deadline,
                                           const std::function<bool()>& is_cancelled) {
  Pipe input;
  Pipe output;
  if (!input.Open() || !output.Open()) return Failed("cannot open a pipe", errno);
  absl::StatusOr<Process> process = Start(input, output);
  if (!process.ok()) return process.status();
  input.read.Close();
  output.write.Close();
  fcntl(input.write.number(), F_SETFL, O_NONBLOCK);
  std::string answer;
  std::string_view left = work;
  while (Exchange(left, input, output, answer)) {
    if (is_cancelled()) return absl::CancelledError("the request was cancelled");
    if (Clock::now() >= deadline) {
      return absl::DeadlineExceededError("the request took longer than the service allows");
    }
  }
  const int status = process->Wait();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return absl::InternalError("the evaluation ended without an answer");
  }
  return ReadResult(answer);
}

}  // namespace routesight
