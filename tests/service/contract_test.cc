// An evaluation as a message and as JSON are the same.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "evaluator/evaluate.h"
#include "evaluator/report/evaluation_json.h"
#include "plugin/service/json_message.h"
#include "routesight/v1/evaluator.pb.h"
#include "tests/support/test_case.h"

namespace routesight {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using PlainJson = nlohmann::json;

// Where the message of a field does not have the shape of a part of the schema.
class Comparison {
 public:
  explicit Comparison(const nlohmann::ordered_json& schema) : schema_(schema) {}

  void CompareObject(const std::string& place, const nlohmann::ordered_json& part,
                     const Descriptor& message) {
    const auto& properties = part.at("properties");
    INFO(place << " and " << message.full_name());
    REQUIRE(properties.size() == static_cast<size_t>(message.field_count()));
    int number = 0;
    for (const auto& [name, property] : properties.items()) {
      const FieldDescriptor& field = *message.field(number++);
      CHECK(field.name() == name);
      CHECK(field.number() == number);
      CompareValue(place + "/" + name, property, field);
    }
  }

  size_t compared() const { return compared_; }

 private:
  const nlohmann::ordered_json& Target(const nlohmann::ordered_json& part) const {
    if (!part.contains("$ref")) return part;
    const std::string reference = part.at("$ref");
    return schema_.at("$defs").at(reference.substr(reference.rfind('/') + 1));
  }

  // The alternative that is not null.
  const nlohmann::ordered_json& Alternative(const nlohmann::ordered_json& part) const {
    for (const char* key : {"anyOf", "oneOf"}) {
      if (!part.contains(key)) continue;
      for (const auto& alternative : part.at(key)) {
        if (!alternative.contains("type") || alternative.at("type") != "null") {
          return Target(alternative);
        }
      }
    }
    return Target(part);
  }

  static bool IsNullable(const nlohmann::ordered_json& part) {
    if (part.contains("anyOf") || part.contains("oneOf")) return true;
    return part.contains("type") && part.at("type").is_array();
  }

  // The one type of a value that is no null.
  static std::string TypeOf(const nlohmann::ordered_json& value) {
    if (!value.contains("type")) return "string";  // A closed list of words.
    if (value.at("type").is_string()) return value.at("type");
    for (const auto& type : value.at("type")) {
      if (type != "null") return type;
    }
    return "";
  }

  void CompareValue(const std::string& place, const nlohmann::ordered_json& part,
                    const FieldDescriptor& field) {
    INFO(place);
    ++compared_;
    const auto& value = Alternative(part);
    const bool is_nullable = IsNullable(part);
    const std::string type = TypeOf(value);
    if (type == "array" && is_nullable) {
      REQUIRE(field.type() == FieldDescriptor::TYPE_MESSAGE);
      CHECK(field.message_type()->full_name() == "google.protobuf.ListValue");
      return;
    }
    CHECK(field.is_repeated() == (type == "array"));
    const auto& item = type == "array" ? Target(value.at("items")) : value;
    if (TypeOf(item) == "object") {
      REQUIRE(field.type() == FieldDescriptor::TYPE_MESSAGE);
      if (seen_.insert(field.message_type()).second) {
        CompareObject(place, item, *field.message_type());
      }
      return;
    }
    if (!field.is_repeated()) CHECK(field.has_optional_keyword() == is_nullable);
    static const std::map<std::string, FieldDescriptor::Type> kTypes = {
        {"string", FieldDescriptor::TYPE_STRING},
        {"integer", FieldDescriptor::TYPE_UINT32},
        {"number", FieldDescriptor::TYPE_DOUBLE},
        {"boolean", FieldDescriptor::TYPE_BOOL}};
    CHECK(field.type() == kTypes.at(TypeOf(item)));
  }

  const nlohmann::ordered_json& schema_;
  std::set<const Descriptor*> seen_;
  size_t compared_ = 0;
};

// What became of the document on its way through a message and its serialized form.
PlainJson ThereAndBack(const std::string& json) {
  v1::Evaluation message;
  const absl::Status status = ReadMessage(json, message);
  INFO(status.ToString());
  REQUIRE(status.ok());
  v1::Evaluation received;
  REQUIRE(received.ParseFromString(message.SerializeAsString()));
  return DocumentOf(received);
}

}  // namespace

TEST_CASE("the message of an evaluation has the shape of its schema") {
  const auto schema = nlohmann::ordered_json::parse(
      ReadFile(SourceDirectory() / "schemas" / "evaluation.schema.json"));
  Comparison comparison(schema);
  comparison.CompareObject("", schema, *v1::Evaluation::descriptor());
  CHECK(comparison.compared() > 250);
}

TEST_CASE("every golden evaluation is the same after it was a message") {
  size_t plans = 0;
  for (const std::filesystem::path& directory : CaseDirectories()) {
    for (const std::filesystem::path& plan : PlansOf(directory)) {
      INFO(plan);
      ++plans;
      // What single failures cost takes long for some, and has one shape for all.
      const bool with_failures = plans % 10 == 0;
      const Evaluation evaluation =
          with_failures ? WithFailures(EvaluatePlan(plan)) : EvaluatePlan(plan);
      const std::string json = EvaluationAsJson(evaluation);
      const PlainJson expected = PlainJson::parse(json);
      const PlainJson actual = ThereAndBack(json);
      if (actual == expected) continue;
      FAIL_CHECK(PlainJson::diff(expected, actual).dump(1).substr(0, 2000));
    }
  }
  CHECK(plans > 100);
}

TEST_CASE("a document with a key that the message has not is refused") {
  v1::Evaluation message;
  const absl::Status status = ReadMessage(R"({"verdict": {"colour": "red"}})", message);
  CHECK(absl::IsInternal(status));
  CHECK_THAT(std::string(status.message()), Catch::Matchers::Contains("colour"));
}

TEST_CASE("null, empty and absent are kept apart") {
  v1::Route route;
  REQUIRE(ReadMessage(R"({"prefix": "", "as_path": null, "next_hop_ips": []})", route).ok());
  CHECK(DocumentOf(route)["as_path"].is_null());
  CHECK(DocumentOf(route)["next_hop_ips"] == PlainJson::array());
  CHECK(DocumentOf(route)["defeated_by"].is_null());
  REQUIRE(ReadMessage(R"({"as_path": []})", route).ok());
  CHECK(DocumentOf(route)["as_path"] == PlainJson::array());
  REQUIRE(ReadMessage(R"({"as_path": [65001, 4294967295]})", route).ok());
  CHECK(DocumentOf(route)["as_path"] == PlainJson({65001, 4294967295}));
}

}  // namespace routesight
