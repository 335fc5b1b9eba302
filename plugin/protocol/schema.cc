#include "plugin/protocol/schema.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using Json = nlohmann::json;

// A block with a dynamic attribute inside cannot be a collection of one type.
bool HoldsDynamic(const CtyType& type) {
  if (type.kind == CtyType::Kind::kDynamic) return true;
  for (const CtyType& element : type.elements) {
    if (HoldsDynamic(element)) return true;
  }
  for (const auto& [name, member] : type.attributes) {
    if (HoldsDynamic(member)) return true;
  }
  return false;
}

CtyType Nest(CtyType element, Nesting nesting) {
  switch (nesting) {
    case Nesting::kSingle:
    case Nesting::kGroup:
      return element;
    case Nesting::kList:
      return CtyCollection(CtyType::Kind::kList, std::move(element));
    case Nesting::kSet:
      return CtyCollection(CtyType::Kind::kSet, std::move(element));
    case Nesting::kMap:
      return CtyCollection(CtyType::Kind::kMap, std::move(element));
  }
  return element;
}

// Reads the parts of a schema; the first error stays and everything after it is empty.
class SchemaReader {
 public:
  ProviderSchema ReadProvider(const Json& json) {
    ProviderSchema schema;
    schema.provider = ReadSchema(Member(json, "provider"));
    for (const auto& [name, resource] : Member(json, "resource_schemas").items()) {
      schema.resources.emplace(name, ReadSchema(resource));
    }
    for (const auto& [name, source] : Member(json, "data_source_schemas").items()) {
      schema.data_sources.emplace(name, ReadSchema(source));
    }
    for (const auto& [name, function] : Member(json, "functions").items()) {
      schema.functions.emplace(name, ReadFunction(function));
    }
    return schema;
  }

  const std::string& error() const { return error_; }

 private:
  static const Json& Member(const Json& json, const char* name) {
    static const Json kNone = Json::object();
    if (!json.is_object()) return kNone;
    const auto found = json.find(name);
    return found == json.end() ? kNone : *found;
  }

  static bool Flag(const Json& json, const char* name) {
    const Json& flag = Member(json, name);
    return flag.is_boolean() && flag.get<bool>();
  }

  static std::string Text(const Json& json, const char* name) {
    const Json& text = Member(json, name);
    return text.is_string() ? text.get<std::string>() : std::string();
  }

  static std::int64_t Number(const Json& json, const char* name) {
    const Json& number = Member(json, name);
    return number.is_number_integer() ? number.get<std::int64_t>() : 0;
  }

  Nesting ReadNesting(const Json& json) {
    const std::string mode = Text(json, "nesting_mode");
    if (mode == "single") return Nesting::kSingle;
    if (mode == "group") return Nesting::kGroup;
    if (mode == "list") return Nesting::kList;
    if (mode == "set") return Nesting::kSet;
    if (mode == "map") return Nesting::kMap;
    Fail(Concat("unknown nesting mode \"", mode, "\""));
    return Nesting::kSingle;
  }

  CtyType ReadType(const Json& json) {
    auto type = ParseCtyType(json);
    if (!type) Fail(Concat("not a type: ", json.dump()));
    return type ? *std::move(type) : CtyType();
  }

  AttributeSchema ReadAttribute(const Json& json) {
    AttributeSchema attribute;
    attribute.description = Text(json, "description");
    attribute.required = Flag(json, "required");
    attribute.optional = Flag(json, "optional");
    attribute.computed = Flag(json, "computed");
    attribute.sensitive = Flag(json, "sensitive");
    attribute.write_only = Flag(json, "write_only");
    const Json& nested = Member(json, "nested_type");
    if (nested.empty()) {
      attribute.type = ReadType(Member(json, "type"));
      return attribute;
    }
    attribute.nesting = ReadNesting(nested);
    CtyType object = CtyObject({});
    for (const auto& [name, member] : Member(nested, "attributes").items()) {
      const auto& read = attribute.members.emplace(name, ReadAttribute(member)).first->second;
      object.attributes.emplace(name, read.type);
    }
    attribute.type = Nest(std::move(object), *attribute.nesting);
    return attribute;
  }

  BlockSchema ReadBlock(const Json& json) {
    BlockSchema block;
    block.description = Text(json, "description");
    for (const auto& [name, attribute] : Member(json, "attributes").items()) {
      block.attributes.emplace(name, ReadAttribute(attribute));
    }
    for (const auto& [name, nested] : Member(json, "block_types").items()) {
      block.blocks.emplace(
          name, NestedBlockSchema{ReadBlock(Member(nested, "block")), ReadNesting(nested),
                                  Number(nested, "min_items"), Number(nested, "max_items")});
    }
    return block;
  }

  Schema ReadSchema(const Json& json) {
    Schema schema{ReadBlock(Member(json, "block")), Number(json, "version"), {}};
    schema.type = TypeOf(schema.block);
    return schema;
  }

  ParameterSchema ReadParameter(const Json& json) {
    return {Text(json, "name"), ReadType(Member(json, "type")), Text(json, "description"),
            Flag(json, "is_nullable"), Flag(json, "allow_unknown_values")};
  }

  FunctionSchema ReadFunction(const Json& json) {
    FunctionSchema function;
    function.summary = Text(json, "summary");
    function.description = Text(json, "description");
    function.result = ReadType(Member(json, "return_type"));
    for (const Json& parameter : Member(json, "parameters")) {
      function.parameters.push_back(ReadParameter(parameter));
    }
    const Json& variadic = Member(json, "variadic_parameter");
    if (!variadic.empty()) function.variadic = ReadParameter(variadic);
    return function;
  }

  void Fail(std::string why) {
    if (error_.empty()) error_ = std::move(why);
  }

  std::string error_;
};

}  // namespace

CtyType TypeOf(const BlockSchema& block) {
  CtyType type = CtyObject({});
  for (const auto& [name, attribute] : block.attributes) {
    type.attributes.emplace(name, attribute.type);
  }
  for (const auto& [name, nested] : block.blocks) type.attributes.emplace(name, TypeOf(nested));
  return type;
}

CtyType TypeOf(const NestedBlockSchema& nested) {
  CtyType element = TypeOf(nested.block);
  const bool collects = nested.nesting == Nesting::kList || nested.nesting == Nesting::kMap;
  if (collects && HoldsDynamic(element)) return {};
  return Nest(std::move(element), nested.nesting);
}

absl::StatusOr<ProviderSchema> ParseProviderSchema(const Json& json) {
  SchemaReader reader;
  ProviderSchema schema = reader.ReadProvider(json);
  if (!reader.error().empty()) return absl::InvalidArgumentError(reader.error());
  return schema;
}

}  // namespace routesight
