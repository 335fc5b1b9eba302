// What the schema does not say about a resource type: defaults, what forces a replacement, ids, and
// what the real provider was seen to fill in.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "plugin/protocol/schema.h"

namespace routesight {

// Facts about one argument. Its path is written without positions: "ip_configuration.subnet_id".
struct Argument {
  bool is_computed = false;
  bool is_settable = true;  // By the configuration.
  bool is_write_only = false;
  bool is_block = false;
  bool forces_replacement = false;
  bool replaces_sometimes = false;  // Under a condition, see conditional_replacement.h.
  nlohmann::json default_value;     // Null when there is none.
};

struct Behaviour {
  std::map<std::string, Argument> arguments;
  std::string id_template;
  // By path: what a refresh shows for an argument that was left out.
  std::map<std::string, nlohmann::json> refreshed;
  // By path: values that Azure chose in every recorded case.
  std::map<std::string, nlohmann::json> chosen;

  const Argument& At(const std::string& path) const;
};

// By resource type.
using Behaviours = std::map<std::string, Behaviour>;

struct StandInData {
  ProviderSchema schema;
  Behaviours behaviours;
};

// Reads schema.json, force_new.json, arm_ids.json and observed.json.
absl::StatusOr<StandInData> LoadStandInData(const std::filesystem::path& directory);

std::string JoinPath(const std::string& path, const std::string& name);

}  // namespace routesight
