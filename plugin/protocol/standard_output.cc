#include "plugin/protocol/standard_output.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

namespace routesight {
namespace {

// More than this is dropped while nobody listens.
constexpr std::size_t kKeptBytes = 1 << 20;

}  // namespace

StandardOutput::~StandardOutput() { Close(); }

bool StandardOutput::Announce(std::string_view line) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return false;
  const auto written = ::write(STDOUT_FILENO, line.data(), line.size());
  // The duplicate keeps the real output open: to Terraform its end means the end of the plugin.
  const int kept = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (written != static_cast<ssize_t>(line.size()) || kept < 0) return false;
  dup2(ends[1], STDOUT_FILENO);
  close(ends[1]);
  reader_ = std::thread([this, pipe = ends[0]] { Read(pipe); });
  return true;
}

void StandardOutput::Read(int pipe) {
  char buffer[4096];
  for (ssize_t size = 0; (size = read(pipe, buffer, sizeof buffer)) > 0;) {
    const std::lock_guard lock(mutex_);
    if (caught_.size() < kKeptBytes) caught_.append(buffer, static_cast<std::size_t>(size));
    changed_.notify_all();
  }
  close(pipe);
}

std::string StandardOutput::Take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return is_closed_ || !caught_.empty(); });
  return std::exchange(caught_, "");
}

void StandardOutput::Close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  changed_.notify_all();
  if (!reader_.joinable()) return;
  // Replacing the output closes the last writing end of the pipe, which ends the reader.
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(nowhere, STDOUT_FILENO);
  close(nowhere);
  reader_.join();
}

}  // namespace routesight
