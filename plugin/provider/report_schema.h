// The JSON Schema of the evaluation as schemas of Terraform: what the provider gives has the same
// definition as what the reports carry.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "plugin/protocol/schema.h"

namespace routesight {

class ReportSchema {
 public:
  // `text` is schemas/evaluation.schema.json.
  explicit ReportSchema(std::string_view text);

  // The part of the report that a JSON pointer into the schema names, as a computed attribute.
  AttributeSchema Attribute(const std::string& pointer) const;

 private:
  AttributeSchema Convert(const nlohmann::json& node) const;
  // Follows references and looks past "or null"; an empty object for a part that is always null.
  const nlohmann::json& Resolve(const nlohmann::json& node) const;

  nlohmann::json schema_;
};

// Without its description Terraform has the same attribute as the type of a member or result.
AttributeSchema ComputedAttribute(CtyType type, std::string description);

}  // namespace routesight
