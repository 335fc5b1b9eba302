#include "tests/stand_in/behaviour.h"

#include <fstream>
#include <utility>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using Json = nlohmann::json;

constexpr const char* kProvider = "registry.terraform.io/hashicorp/azurerm";

const Json& Member(const Json& json, const std::string& name) {
  static const Json kNone = Json::object();
  if (!json.is_object()) return kNone;
  const auto found = json.find(name);
  return found == json.end() ? kNone : *found;
}

absl::StatusOr<Json> ReadJson(const std::filesystem::path& file) {
  std::ifstream stream(file);
  Json json = Json::parse(stream, nullptr, false);
  if (json.is_discarded()) {
    return absl::InvalidArgumentError(Concat(file.string(), ": missing, or no valid JSON"));
  }
  return json;
}

// Collects the arguments of one resource type from its schema and from the facts beside it.
class ArgumentCollector {
 public:
  ArgumentCollector(const Json& facts, std::map<std::string, Argument>& out)
      : facts_(facts), out_(out) {}

  void AddBlock(const std::string& path, const BlockSchema& block) {
    for (const auto& [name, attribute] : block.attributes) {
      const std::string inner = JoinPath(path, name);
      Argument& argument = Add(inner);
      argument.is_computed = attribute.computed;
      argument.is_settable = attribute.optional || attribute.required;
      argument.is_write_only = attribute.write_only;
      if (argument.is_settable) AddMembers(inner, attribute.type);
    }
    for (const auto& [name, nested] : block.blocks) {
      const std::string inner = JoinPath(path, name);
      Argument& argument = Add(inner);
      argument.is_block = true;
      argument.is_computed = IsOptionalAndComputed(inner);
      AddBlock(inner, nested.block);
    }
  }

 private:
  // Of blocks that the provider presents as attributes the schema says only the type. A member that
  // the facts do not list cannot be set.
  void AddMembers(const std::string& path, const CtyType& type) {
    if (type.kind != CtyType::Kind::kList && type.kind != CtyType::Kind::kSet) return;
    for (const auto& [name, member] : type.element().attributes) {
      const std::string inner = JoinPath(path, name);
      Argument& argument = Add(inner);
      argument.is_settable = Member(Member(facts_, inner), "mode").is_string();
      argument.is_computed = !argument.is_settable || IsOptionalAndComputed(inner);
      AddMembers(inner, member);
    }
  }

  bool IsOptionalAndComputed(const std::string& path) const {
    return Member(Member(facts_, path), "mode") == "optional+computed";
  }

  Argument& Add(const std::string& path) {
    Argument& argument = out_[path];
    const Json& fact = Member(facts_, path);
    const Json& force_new = Member(fact, "force_new");
    argument.forces_replacement = force_new.is_boolean() && force_new.get<bool>();
    argument.replaces_sometimes = force_new.is_string();
    if (fact.contains("default")) argument.default_value = fact["default"];
    return argument;
  }

  const Json& facts_;
  std::map<std::string, Argument>& out_;
};

std::map<std::string, Json> ValuesByPath(const Json& json) {
  std::map<std::string, Json> values;
  for (const auto& [path, value] : json.items()) values.emplace(path, value);
  return values;
}

}  // namespace

const Argument& Behaviour::At(const std::string& path) const {
  static const Argument kNone;
  const auto found = arguments.find(path);
  return found == arguments.end() ? kNone : found->second;
}

std::string JoinPath(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + "." + name;
}

absl::StatusOr<StandInData> LoadStandInData(const std::filesystem::path& directory) {
  const auto schemas = ReadJson(directory / "schema.json");
  const auto facts = ReadJson(directory / "force_new.json");
  const auto ids = ReadJson(directory / "arm_ids.json");
  const auto observed = ReadJson(directory / "observed.json");
  for (const auto* file : {&schemas, &facts, &ids, &observed}) {
    if (!file->ok()) return file->status();
  }
  auto schema = ParseProviderSchema(Member(Member(*schemas, "provider_schemas"), kProvider));
  if (!schema.ok()) return schema.status();
  StandInData data{*std::move(schema), {}};
  for (const auto& [type, resource] : data.schema.resources) {
    Behaviour& behaviour = data.behaviours[type];
    ArgumentCollector(Member(*facts, type), behaviour.arguments).AddBlock("", resource.block);
    const Json& id = Member(*ids, type);
    if (id.is_string()) behaviour.id_template = id.get<std::string>();
    behaviour.refreshed = ValuesByPath(Member(Member(*observed, type), "refreshed"));
    behaviour.chosen = ValuesByPath(Member(Member(*observed, type), "chosen"));
  }
  return data;
}

}  // namespace routesight
