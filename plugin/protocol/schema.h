// What a provider offers, in the form of `terraform providers schema -json`.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "plugin/protocol/cty_type.h"

namespace routesight {

enum class Nesting { kSingle, kGroup, kList, kSet, kMap };

struct AttributeSchema {
  CtyType type;  // Of a nested attribute: the type that its members make.
  std::string description;
  bool required = false;
  bool optional = false;
  bool computed = false;
  bool sensitive = false;
  bool write_only = false;
  std::map<std::string, AttributeSchema> members;  // Of a nested attribute.
  std::optional<Nesting> nesting;                  // Present for a nested attribute.
};

struct NestedBlockSchema;

struct BlockSchema {
  std::map<std::string, AttributeSchema> attributes;
  std::map<std::string, NestedBlockSchema> blocks;
  std::string description;
};

struct NestedBlockSchema {
  BlockSchema block;
  Nesting nesting = Nesting::kList;
  std::int64_t min_items = 0;
  std::int64_t max_items = 0;
};

struct Schema {
  BlockSchema block;
  std::int64_t version = 0;
  CtyType type;  // That of a whole object.
};

struct ParameterSchema {
  std::string name;
  CtyType type;
  std::string description;
  bool allows_null = false;
  bool allows_unknown = false;
};

struct FunctionSchema {
  std::string summary;
  std::string description;
  std::vector<ParameterSchema> parameters;
  std::optional<ParameterSchema> variadic;
  CtyType result;
};

struct ProviderSchema {
  Schema provider;
  std::map<std::string, Schema> resources;
  std::map<std::string, Schema> data_sources;
  std::map<std::string, FunctionSchema> functions;
};

// The type of the values that a block holds.
CtyType TypeOf(const BlockSchema& block);
CtyType TypeOf(const NestedBlockSchema& nested);

// Reads one provider's member of `provider_schemas`.
absl::StatusOr<ProviderSchema> ParseProviderSchema(const nlohmann::json& json);

}  // namespace routesight
