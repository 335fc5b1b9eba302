// measured_run OUTPUT SECONDS watch|wait PROGRAM WORD...: runs a program, at most so many CPU
// seconds, with its output to OUTPUT, and prints
//   exit code, CPU seconds, wall seconds, peak bytes resident, peak bytes resident and not of a
//   file
// The last is 0 unless the process is watched all the time. The exit code is -1 when a signal, such
// as that of the limit, ended it. This is a program of its own because a child starts with the peak
// of whoever forks it.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

namespace {

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

long AnonymousKilobytes(pid_t process) {
  const std::string path = "/proc/" + std::to_string(process) + "/status";
  std::FILE* file = std::fopen(path.c_str(), "r");
  if (file == nullptr) return 0;
  char line[256];
  long kilobytes = 0;
  while (std::fgets(line, sizeof line, file) != nullptr) {
    if (std::strncmp(line, "RssAnon:", 8) == 0) kilobytes = std::atol(line + 8);
  }
  std::fclose(file);
  return kilobytes;
}

[[noreturn]] void Become(const char* output, rlim_t seconds, char** words) {
  const rlimit limit{seconds, seconds};
  setrlimit(RLIMIT_CPU, &limit);
  const int file = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file >= 0) {
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    execvp(words[0], words);
  }
  _exit(127);
}

struct Ending {
  int status = 0;
  rusage usage{};
  long anonymous_kilobytes = 0;
};

Ending WaitFor(pid_t process, bool watched) {
  Ending ending;
  while (wait4(process, &ending.status, watched ? WNOHANG : 0, &ending.usage) != process) {
    ending.anonymous_kilobytes = std::max(ending.anonymous_kilobytes, AnonymousKilobytes(process));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return ending;
}

}  // namespace

int main(int count, char** words) {
  if (count < 5) return 1;
  const rlim_t seconds = std::strtoul(words[2], nullptr, 10);
  const bool watched = std::strcmp(words[3], "watch") == 0;
  const auto begin = std::chrono::steady_clock::now();
  const pid_t process = fork();
  if (process < 0) return 1;
  if (process == 0) Become(words[1], seconds, words + 4);
  const Ending ending = WaitFor(process, watched);
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
  std::printf("%d %.6f %.6f %ld %ld\n", WIFEXITED(ending.status) ? WEXITSTATUS(ending.status) : -1,
              Seconds(ending.usage.ru_utime) + Seconds(ending.usage.ru_stime), wall.count(),
              ending.usage.ru_maxrss * 1024, ending.anonymous_kilobytes * 1024);
  return 0;
}
