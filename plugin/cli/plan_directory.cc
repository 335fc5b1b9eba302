#include "plugin/cli/plan_directory.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

absl::Status SystemError(std::string_view place, int error) {
  return absl::UnavailableError(
      ToAbsl(Concat(place, ": ", std::generic_category().message(error))));
}

}  // namespace

absl::StatusOr<PlanDirectory> PlanDirectory::Make() {
  const char* parent = std::getenv("TMPDIR");
  std::string path =
      Concat(parent == nullptr || *parent == 0 ? "/tmp" : parent, "/routesight-plan-XXXXXX");
  if (mkdtemp(path.data()) == nullptr) return SystemError(path, errno);
  // Terraform may run elsewhere.
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return PlanDirectory(error ? path : absolute.string());
}

PlanDirectory::PlanDirectory(std::string path) : path_(std::move(path)) {}

PlanDirectory::PlanDirectory(PlanDirectory&& other) noexcept
    : path_(std::exchange(other.path_, "")) {}

PlanDirectory::~PlanDirectory() {
  std::error_code error;
  if (!path_.empty()) std::filesystem::remove_all(path_, error);
}

absl::StatusOr<std::string> PlanDirectory::MakeFile(std::string_view name) const {
  std::string path = Concat(path_, "/", name);
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return SystemError(path, errno);
  close(file);
  return path;
}

}  // namespace routesight
