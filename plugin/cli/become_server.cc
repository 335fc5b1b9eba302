#include "plugin/cli/become_server.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "evaluator/base/text.h"
#include "plugin/cli/output.h"

namespace routesight {

ExitCode BecomeServer(char** words) {
  std::error_code error;
  const std::filesystem::path own = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::string server = (own.parent_path() / "routesight-serve").string();
  if (!error) {
    execv(server.c_str(), words);
    error.assign(errno, std::generic_category());
  }
  Complain(Concat(server, ": ", error.message(),
                  "; the service is a program of its own that stands beside routesight (built "
                  "where ROUTESIGHT_SERVICE is on)"));
  return ExitCode::kError;
}

}  // namespace routesight
