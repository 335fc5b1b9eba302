#include "plugin/protocol/cty_json.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using Kind = CtyType::Kind;
using Json = nlohmann::json;

absl::Status Mismatch(const Json& json, const CtyType& type) {
  return absl::InvalidArgumentError(
      Concat("value ", json.dump(), " is not of type ", FormatCtyType(type)));
}

// The JSON library prints a whole double with a fraction, Terraform does not.
std::string DecimalOf(const Json& json) {
  std::string text = json.dump();
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

Json NumberToJson(const std::string& decimal) {
  Json number = Json::parse(decimal, nullptr, false);
  if (number.is_discarded()) return decimal;
  return number;
}

absl::StatusOr<CtyValue> ItemsFromJson(const Json& json, const CtyType& type) {
  const bool is_tuple = type.kind == Kind::kTuple;
  if (!json.is_array() || (is_tuple && json.size() != type.elements.size())) {
    return Mismatch(json, type);
  }
  CtyValue value = SequenceValue({});
  for (std::size_t i = 0; i < json.size(); ++i) {
    auto item = CtyFromJson(json[i], is_tuple ? type.elements[i] : type.element());
    if (!item.ok()) return item.status();
    value.items.push_back(*std::move(item));
  }
  return value;
}

absl::StatusOr<CtyValue> FieldsFromJson(const Json& json, const CtyType& type) {
  if (!json.is_object()) return Mismatch(json, type);
  CtyValue value = ObjectValue({});
  if (type.kind == Kind::kMap) {
    for (const auto& [name, member] : json.items()) {
      auto field = CtyFromJson(member, type.element());
      if (!field.ok()) return field.status();
      value.fields.emplace(name, *std::move(field));
    }
    return value;
  }
  for (const auto& [name, member] : type.attributes) {
    const auto found = json.find(name);
    if (found == json.end()) {
      value.fields.emplace(name, CtyValue());
      continue;
    }
    auto field = CtyFromJson(*found, member);
    if (!field.ok()) return field.status();
    value.fields.emplace(name, *std::move(field));
  }
  return value;
}

absl::StatusOr<CtyValue> DynamicFromJson(const Json& json, const CtyType& type) {
  if (!json.is_object() || !json.contains("type") || !json.contains("value")) {
    return Mismatch(json, type);
  }
  const auto found = ParseCtyType(json["type"]);
  if (!found) return Mismatch(json, type);
  auto value = CtyFromJson(json["value"], *found);
  if (value.ok()) value->dynamic_type = FormatCtyType(*found);
  return value;
}

}  // namespace

absl::StatusOr<CtyValue> CtyFromJson(const Json& json, const CtyType& type) {
  if (json.is_null()) return CtyValue();
  switch (type.kind) {
    case Kind::kDynamic:
      return DynamicFromJson(json, type);
    case Kind::kString:
      if (json.is_structured()) return Mismatch(json, type);
      return StringValue(json.is_string() ? json.get<std::string>() : json.dump());
    case Kind::kNumber:
      if (json.is_string()) return DecimalValue(json.get<std::string>());
      if (!json.is_number()) return Mismatch(json, type);
      return DecimalValue(DecimalOf(json));
    case Kind::kBool:
      if (json.is_string()) return BoolValue(json.get_ref<const std::string&>() == "true");
      if (!json.is_boolean()) return Mismatch(json, type);
      return BoolValue(json.get<bool>());
    case Kind::kList:
    case Kind::kSet:
    case Kind::kTuple:
      return ItemsFromJson(json, type);
    case Kind::kMap:
    case Kind::kObject:
      return FieldsFromJson(json, type);
  }
  return Mismatch(json, type);
}

Json CtyToJson(const CtyValue& value, const CtyType& type) {
  if (!value.IsKnown()) return nullptr;
  switch (type.kind) {
    case Kind::kString:
      return value.text;
    case Kind::kNumber:
      return NumberToJson(value.text);
    case Kind::kBool:
      return value.flag;
    case Kind::kList:
    case Kind::kSet:
    case Kind::kTuple: {
      Json items = Json::array();
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        const bool is_tuple = type.kind == Kind::kTuple;
        items.push_back(CtyToJson(value.items[i], is_tuple ? type.elements[i] : type.element()));
      }
      return items;
    }
    case Kind::kMap: {
      Json fields = Json::object();
      for (const auto& [name, field] : value.fields)
        fields[name] = CtyToJson(field, type.element());
      return fields;
    }
    case Kind::kObject: {
      Json fields = Json::object();
      for (const auto& [name, member] : type.attributes) {
        fields[name] = CtyToJson(value.Field(name), member);
      }
      return fields;
    }
    case Kind::kDynamic: {
      const auto found = ParseCtyTypeText(value.dynamic_type);
      if (!found) return nullptr;
      return Json{{"type", Json::parse(value.dynamic_type)}, {"value", CtyToJson(value, *found)}};
    }
  }
  return nullptr;
}

}  // namespace routesight
