// The part of Azure that the stand-in knows: one JSON file per object in a directory, so that what
// one configuration applied is there for refreshes, data sources and imports of another.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace routesight {

class AzureStore {
 public:
  // Without a directory nothing is kept and nothing is found.
  explicit AzureStore(std::optional<std::filesystem::path> directory)
      : directory_(std::move(directory)) {}

  bool is_kept() const { return directory_.has_value(); }

  // Ids are compared without case, as Azure does. Some types share the id of another, hence `type`.
  std::optional<nlohmann::json> Find(const std::string& type, const std::string& id) const;
  // All objects of a type, by id.
  std::vector<nlohmann::json> All(const std::string& type) const;

  absl::Status Put(const std::string& type, const std::string& id,
                   const nlohmann::json& values) const;
  void Remove(const std::string& type, const std::string& id) const;
  // Whether its file says "locked": true, as a management lock would.
  bool IsLocked(const std::string& type, const std::string& id) const;

 private:
  std::filesystem::path FileOf(const std::string& type, const std::string& id) const;

  std::optional<std::filesystem::path> directory_;
};

// A member that is a text; empty when it is anything else.
std::string TextOf(const nlohmann::json& object, const std::string& name);

// A number that depends on nothing but the text, for values that look as if Azure had chosen them.
std::uint64_t StableNumber(std::string_view text);

}  // namespace routesight
