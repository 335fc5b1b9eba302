// Where the plan hook keeps what is not for anybody else: a directory that only its user may enter,
// gone when this object is.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace routesight {

class PlanDirectory {
 public:
  // In TMPDIR, else in /tmp.
  static absl::StatusOr<PlanDirectory> Make();

  PlanDirectory(PlanDirectory&& other) noexcept;
  PlanDirectory& operator=(PlanDirectory&&) = delete;
  ~PlanDirectory();

  // An empty file that only its user may read.
  absl::StatusOr<std::string> MakeFile(std::string_view name) const;

 private:
  explicit PlanDirectory(std::string path);

  std::string path_;  // Empty after a move.
};

}  // namespace routesight
