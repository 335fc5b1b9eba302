#include "plugin/cli/audit_paths.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "evaluator/audit/audit_row.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

namespace fs = std::filesystem;

bool IsPlanName(std::string_view name) {
  return name.ends_with(".json") || name.ends_with(".json.gz") || name.ends_with(".tfplan") ||
         name == "tfplan";
}

void AddFolder(const fs::path& folder, std::vector<std::string>& plans) {
  std::error_code error;
  fs::recursive_directory_iterator place(folder, fs::directory_options::none, error);
  for (const fs::recursive_directory_iterator end; !error && place != end; place.increment(error)) {
    std::error_code no_file;
    const bool is_file = place->is_regular_file(no_file);
    if (is_file && IsPlanName(place->path().filename().string())) {
      plans.push_back(place->path().string());
    }
  }
  // A folder that cannot be read to its end is a row that says so.
  if (error) plans.push_back(folder.string());
}

}  // namespace

std::vector<std::string> FindPlans(const std::vector<std::string>& paths) {
  std::vector<std::string> plans;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      AddFolder(path, plans);
    } else {
      plans.push_back(path);
    }
  }
  std::ranges::sort(plans, {}, RowPath);
  plans.erase(std::unique(plans.begin(), plans.end()), plans.end());
  return plans;
}

std::optional<Shard> ReadShard(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  const auto number = ParseNumber<size_t>(text.substr(0, slash));
  const auto of = ParseNumber<size_t>(text.substr(slash + 1));
  if (!number || !of || *number < 1 || *number > *of) return std::nullopt;
  return Shard{*number, *of};
}

std::vector<std::string> OfShard(const std::vector<std::string>& plans, const Shard& shard) {
  std::vector<std::string> own;
  for (size_t i = shard.number - 1; i < plans.size(); i += shard.of) own.push_back(plans[i]);
  return own;
}

}  // namespace routesight
