// Results and complaints on their way out.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "plugin/cli/exit_code.h"

namespace routesight {

// Writes all of `text`. The message of an error is `PLACE: what the system said`.
absl::Status WriteToStandardOutput(std::string_view text);
absl::Status WriteToFile(const std::string& path, std::string_view text);
// The same of a text in pieces: `text` calls what it is given with each of them, in order. Each is
// written at once, so they should be large.
using TextInPieces = std::function<void(const std::function<void(std::string_view)>& take)>;
absl::Status WriteToStandardOutput(const TextInPieces& text);
absl::Status WriteToFile(const std::string& path, const TextInPieces& text);
absl::Status AppendToFile(const std::string& path, std::string_view text);

// Prints a command's result, or complains about why there is none: of kDataLoss, because an input
// cannot be read; of kInvalidArgument, because one is not understood; of any other code, because
// the command line or an output is at fault.
ExitCode Conclude(const absl::StatusOr<std::string>& result);

// Says on standard error what is wrong, each line of the message made printable.
void Complain(std::string_view message);

}  // namespace routesight
