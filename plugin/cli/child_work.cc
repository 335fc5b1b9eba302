#include "plugin/cli/child_work.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

// So many answers per job may wait for an earlier one.
constexpr size_t kAhead = 16;

struct Child {
  size_t number = 0;
  pid_t process = 0;
  int pipe = 0;  // The end that is read.
  std::string text;
};

absl::Status SystemError(std::string_view what) {
  return absl::UnavailableError(ToAbsl(Concat(what, ": ", std::generic_category().message(errno))));
}

[[noreturn]] void WorkAndLeave(const std::function<std::string(size_t)>& work, size_t number,
                               int pipe) {
  // The end of the text says that it is whole.
  std::string text = work(number);
  text.push_back('\0');
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = write(pipe, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) _exit(1);
    if (written > 0) rest.remove_prefix(static_cast<size_t>(written));
  }
  _exit(0);
}

ChildAnswer AnswerOf(Child& child, int status) {
  if (WIFSIGNALED(status)) {
    return {"", Concat("its evaluation was ended by signal ", WTERMSIG(status))};
  }
  if (WEXITSTATUS(status) != 0 || child.text.empty() || child.text.back() != '\0') {
    return {"", Concat("its evaluation failed with exit code ", WEXITSTATUS(status))};
  }
  child.text.pop_back();
  return {std::move(child.text), ""};
}

class Pool {
 public:
  Pool(const std::function<std::string(size_t)>& work, size_t jobs) : work_(work), jobs_(jobs) {}
  // Nobody waits for children that are still at work.
  ~Pool() {
    for (const Child& child : children_) {
      kill(child.process, SIGKILL);
      close(child.pipe);
      waitpid(child.process, nullptr, 0);
    }
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  bool full() const { return children_.size() >= jobs_; }
  absl::Status Start(size_t number);
  // Reads what there is, and moves the answers of children that ended to `answers`.
  absl::Status Read(std::map<size_t, ChildAnswer>& answers);

 private:
  const std::function<std::string(size_t)>& work_;
  size_t jobs_;
  std::vector<Child> children_;
};

absl::Status Pool::Start(size_t number) {
  int ends[2];
  // What the work starts must not keep the pipe open.
  if (pipe2(ends, O_CLOEXEC) != 0) return SystemError("pipe");
  const pid_t process = fork();
  if (process < 0) {
    const absl::Status status = SystemError("fork");
    close(ends[0]);
    close(ends[1]);
    return status;
  }
  if (process == 0) {
    for (const Child& other : children_) close(other.pipe);
    close(ends[0]);
    WorkAndLeave(work_, number, ends[1]);
  }
  close(ends[1]);
  children_.push_back({number, process, ends[0], ""});
  return absl::OkStatus();
}

absl::Status Pool::Read(std::map<size_t, ChildAnswer>& answers) {
  std::vector<pollfd> pipes;
  for (const Child& child : children_) pipes.push_back({child.pipe, POLLIN, 0});
  if (poll(pipes.data(), pipes.size(), -1) < 0) {
    return errno == EINTR ? absl::OkStatus() : SystemError("poll");
  }
  for (size_t i = children_.size(); i-- > 0;) {
    if (pipes[i].revents == 0) continue;
    Child& child = children_[i];
    char buffer[1 << 16];
    const ssize_t count = read(child.pipe, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count > 0) {
      child.text.append(buffer, static_cast<size_t>(count));
      continue;
    }
    int status = 0;
    close(child.pipe);
    while (waitpid(child.process, &status, 0) < 0 && errno == EINTR) {
    }
    answers.emplace(child.number, AnswerOf(child, status));
    children_.erase(children_.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status WorkInChildren(size_t count, size_t jobs,
                            const std::function<std::string(size_t)>& work,
                            const std::function<absl::Status(size_t, const ChildAnswer&)>& take) {
  Pool pool(work, jobs);
  std::map<size_t, ChildAnswer> answers;  // That wait for an earlier one.
  size_t started = 0;
  for (size_t taken = 0; taken < count;) {
    while (!pool.full() && started < count && started < taken + kAhead * jobs) {
      if (const absl::Status status = pool.Start(started); !status.ok()) return status;
      ++started;
    }
    if (const absl::Status status = pool.Read(answers); !status.ok()) return status;
    for (auto next = answers.find(taken); next != answers.end(); next = answers.find(taken)) {
      if (const absl::Status status = take(taken, next->second); !status.ok()) return status;
      answers.erase(next);
      ++taken;
    }
  }
  return absl::OkStatus();
}

}  // namespace routesight
