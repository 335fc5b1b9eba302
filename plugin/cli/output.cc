#include "plugin/cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/report/text_style.h"
#include "plugin/cli/log_commands.h"

namespace routesight {
namespace {

absl::Status SystemError(std::string_view place, int error) {
  return absl::UnavailableError(
      ToAbsl(Concat(place, ": ", std::generic_category().message(error))));
}

absl::Status WriteAll(int descriptor, std::string_view place, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(descriptor, text.data(), text.size());
    if (count < 0 && errno != EINTR) return SystemError(place, errno);
    if (count > 0) text.remove_prefix(static_cast<size_t>(count));
  }
  return absl::OkStatus();
}

absl::Status WriteAll(int descriptor, std::string_view place, const TextInPieces& text) {
  absl::Status status;
  text([&](std::string_view piece) {
    if (status.ok()) status = WriteAll(descriptor, place, piece);
  });
  return status;
}

template <typename Text>
absl::Status OpenAndWrite(const std::string& path, int mode, const Text& text) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0666);
  if (file < 0) return SystemError(path, errno);
  const absl::Status written = WriteAll(file, path, text);
  // Some file systems say only here that the text did not fit.
  if (close(file) != 0 && written.ok()) return SystemError(path, errno);
  return written;
}

}  // namespace

absl::Status WriteToStandardOutput(std::string_view text) {
  return WriteAll(STDOUT_FILENO, "standard output", text);
}

absl::Status WriteToFile(const std::string& path, std::string_view text) {
  return OpenAndWrite(path, O_TRUNC, text);
}

absl::Status WriteToStandardOutput(const TextInPieces& text) {
  return WriteAll(STDOUT_FILENO, "standard output", text);
}

absl::Status WriteToFile(const std::string& path, const TextInPieces& text) {
  return OpenAndWrite(path, O_TRUNC, text);
}

absl::Status AppendToFile(const std::string& path, std::string_view text) {
  return OpenAndWrite(path, O_APPEND, text);
}

ExitCode Conclude(const absl::StatusOr<std::string>& result) {
  const absl::Status status = result.ok() ? WriteToStandardOutput(*result) : result.status();
  if (status.ok()) return ExitCode::kOk;
  Complain(FromAbsl(status.message()));
  const bool input = absl::IsDataLoss(status) || absl::IsInvalidArgument(status);
  return input ? ExitCode::kNotUnderstood : ExitCode::kError;
}

void Complain(std::string_view message) {
  std::string lines = "routesight: ";
  while (!message.empty()) {
    const size_t end = std::min(message.find('\n'), message.size());
    lines += Printable(message.substr(0, end)) + "\n";
    message.remove_prefix(std::min(end + 1, message.size()));
  }
  // There is no place left to complain about a failure to complain.
  static_cast<void>(
      WriteAll(STDERR_FILENO, "standard error", ComplaintWithoutCommands(std::move(lines))));
}

}  // namespace routesight
