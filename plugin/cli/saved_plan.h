// Plans as `terraform plan -out` writes them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace routesight {

bool IsSavedPlan(std::string_view bytes);

// Its JSON form, as terraform, else tofu, shows it, and `padding` zeros behind. `directory` is
// where terraform is initialised; empty: the folder of the file. Fails with kInvalidArgument,
// saying why it cannot be shown.
absl::StatusOr<std::string> ShowSavedPlan(const std::string& file, const std::string& directory,
                                          size_t padding, size_t most);

}  // namespace routesight
