// Terraform's types, as providers name them in their schemas.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace routesight {

struct CtyType {
  enum class Kind { kDynamic, kString, kNumber, kBool, kList, kSet, kMap, kObject, kTuple };

  Kind kind = Kind::kDynamic;
  std::vector<CtyType> elements;              // One for a collection, all for a tuple.
  std::map<std::string, CtyType> attributes;  // Of an object.

  // The element of a list, set or map.
  const CtyType& element() const { return elements.front(); }
  bool IsSequence() const {
    return kind == Kind::kList || kind == Kind::kSet || kind == Kind::kTuple;
  }

  bool operator==(const CtyType&) const = default;
};

CtyType CtyCollection(CtyType::Kind kind, CtyType element);
CtyType CtyObject(std::map<std::string, CtyType> attributes);

// Reads a type constraint such as "string" or ["list","string"]. Names of optional attributes, the
// third element of some objects, are passed over. Empty when it is no type.
std::optional<CtyType> ParseCtyType(const nlohmann::json& json);
std::optional<CtyType> ParseCtyTypeText(std::string_view text);

// The type constraint in its shortest form.
std::string FormatCtyType(const CtyType& type);

}  // namespace routesight
