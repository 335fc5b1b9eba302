#include "plugin/provider/report_schema.h"

#include <utility>

#include "evaluator/base/check.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

using Json = nlohmann::json;

CtyType Simple(CtyType::Kind kind) {
  CtyType type;
  type.kind = kind;
  return type;
}

// The one type of a node besides null; empty for a node that is always null.
std::string TypeName(const Json& node) {
  const auto found = node.find("type");
  if (found == node.end()) return "";
  for (const Json& name : found->is_array() ? *found : Json::array({*found})) {
    if (name != "null") return name.get<std::string>();
  }
  return "";
}

// With the words that the value is one of.
std::string DescriptionOf(const Json& node, const Json& resolved) {
  std::string description = node.value("description", resolved.value("description", ""));
  const auto words = resolved.find("enum");
  if (words == resolved.end()) return description;
  std::vector<std::string> listed;
  for (const Json& word : *words) {
    if (word.is_string()) listed.push_back(word.get<std::string>());
  }
  return Concat(description, " One of ", Join(listed, ", "), ".");
}

}  // namespace

AttributeSchema ComputedAttribute(CtyType type, std::string description) {
  AttributeSchema attribute;
  attribute.type = std::move(type);
  attribute.description = std::move(description);
  attribute.computed = true;
  return attribute;
}

ReportSchema::ReportSchema(std::string_view text) : schema_(Json::parse(text, nullptr, false)) {
  RS_CHECK(!schema_.is_discarded());
}

AttributeSchema ReportSchema::Attribute(const std::string& pointer) const {
  const Json::json_pointer place(pointer);
  RS_CHECK(schema_.contains(place));
  return Convert(schema_.at(place));
}

const Json& ReportSchema::Resolve(const Json& node) const {
  static const Json kNothing = Json::object();
  if (const auto target = node.find("$ref"); target != node.end()) {
    return Resolve(schema_.at(Json::json_pointer(target->get<std::string>().substr(1))));
  }
  const auto choices = node.find("oneOf");
  if (choices == node.end()) return TypeName(node).empty() ? kNothing : node;
  for (const Json& choice : *choices) {
    if (const Json& resolved = Resolve(choice); !resolved.empty()) return resolved;
  }
  return kNothing;
}

AttributeSchema ReportSchema::Convert(const Json& node) const {
  const Json& resolved = Resolve(node);
  const std::string type = TypeName(resolved);
  AttributeSchema attribute = ComputedAttribute({}, DescriptionOf(node, resolved));
  if (type == "string") attribute.type = Simple(CtyType::Kind::kString);
  if (type == "boolean") attribute.type = Simple(CtyType::Kind::kBool);
  if (type == "integer" || type == "number") attribute.type = Simple(CtyType::Kind::kNumber);
  if (type == "array") {
    AttributeSchema element = Convert(resolved.at("items"));
    if (element.nesting == Nesting::kSingle) {
      attribute.nesting = Nesting::kList;
      attribute.members = std::move(element.members);
    }
    attribute.type = CtyCollection(CtyType::Kind::kList, std::move(element.type));
  }
  if (type == "object") {
    attribute.nesting = Nesting::kSingle;
    attribute.type = CtyObject({});
    for (const auto& [name, member] : resolved.at("properties").items()) {
      if (Resolve(member).empty()) continue;  // Not computed yet.
      const auto& added = attribute.members.emplace(name, Convert(member)).first->second;
      attribute.type.attributes.emplace(name, added.type);
    }
  }
  return attribute;
}

}  // namespace routesight
