#include "plugin/protocol/cty_type.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace routesight {
namespace {

using Kind = CtyType::Kind;

constexpr std::pair<std::string_view, Kind> kKindNames[] = {
    {"dynamic", Kind::kDynamic}, {"string", Kind::kString}, {"number", Kind::kNumber},
    {"bool", Kind::kBool},       {"list", Kind::kList},     {"set", Kind::kSet},
    {"map", Kind::kMap},         {"object", Kind::kObject}, {"tuple", Kind::kTuple}};

std::optional<Kind> FindKind(const nlohmann::json& name) {
  if (!name.is_string()) return std::nullopt;
  for (const auto& [text, kind] : kKindNames) {
    if (name.get_ref<const std::string&>() == text) return kind;
  }
  return std::nullopt;
}

std::string_view NameOf(Kind kind) {
  for (const auto& [text, named] : kKindNames) {
    if (named == kind) return text;
  }
  return "dynamic";
}

bool HasMembers(Kind kind) { return kind >= Kind::kList; }

bool ParseMembers(const nlohmann::json& json, CtyType& type) {
  if (type.kind == Kind::kObject) {
    if (!json.is_object()) return false;
    for (const auto& [name, member] : json.items()) {
      auto parsed = ParseCtyType(member);
      if (!parsed) return false;
      type.attributes.emplace(name, *std::move(parsed));
    }
    return true;
  }
  const bool is_tuple = type.kind == Kind::kTuple;
  if (is_tuple && !json.is_array()) return false;
  const nlohmann::json members = is_tuple ? json : nlohmann::json::array({json});
  for (const auto& member : members) {
    auto parsed = ParseCtyType(member);
    if (!parsed) return false;
    type.elements.push_back(*std::move(parsed));
  }
  return true;
}

nlohmann::json ToJson(const CtyType& type) {
  const std::string name(NameOf(type.kind));
  if (!HasMembers(type.kind)) return name;
  nlohmann::json members;
  if (type.kind == Kind::kObject) {
    members = nlohmann::json::object();
    for (const auto& [key, member] : type.attributes) members[key] = ToJson(member);
  } else if (type.kind == Kind::kTuple) {
    members = nlohmann::json::array();
    for (const CtyType& member : type.elements) members.push_back(ToJson(member));
  } else {
    members = ToJson(type.element());
  }
  return nlohmann::json::array({name, std::move(members)});
}

}  // namespace

CtyType CtyCollection(CtyType::Kind kind, CtyType element) {
  CtyType type;
  type.kind = kind;
  type.elements.push_back(std::move(element));
  return type;
}

CtyType CtyObject(std::map<std::string, CtyType> attributes) {
  CtyType type;
  type.kind = Kind::kObject;
  type.attributes = std::move(attributes);
  return type;
}

std::optional<CtyType> ParseCtyType(const nlohmann::json& json) {
  CtyType type;
  if (json.is_string()) {
    const auto kind = FindKind(json);
    if (!kind || HasMembers(*kind)) return std::nullopt;
    type.kind = *kind;
    return type;
  }
  if (!json.is_array() || json.size() < 2) return std::nullopt;
  const auto kind = FindKind(json[0]);
  if (!kind || !HasMembers(*kind)) return std::nullopt;
  type.kind = *kind;
  if (!ParseMembers(json[1], type)) return std::nullopt;
  return type;
}

std::optional<CtyType> ParseCtyTypeText(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  return ParseCtyType(json);
}

std::string FormatCtyType(const CtyType& type) { return ToJson(type).dump(); }

}  // namespace routesight
