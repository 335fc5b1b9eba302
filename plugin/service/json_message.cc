#include "plugin/service/json_message.h"

#include <google/protobuf/util/json_util.h>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using Json = nlohmann::json;

bool HasFormOfItsOwn(const Descriptor& message) {
  return message.file()->package() == "google.protobuf";
}

void AddNulls(const Descriptor& message, Json& document) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    const auto found = document.find(field.name());
    if (found == document.end()) {
      document[field.name()] = nullptr;
      continue;
    }
    if (field.message_type() == nullptr || HasFormOfItsOwn(*field.message_type())) continue;
    if (!field.is_repeated()) {
      AddNulls(*field.message_type(), *found);
      continue;
    }
    for (Json& item : *found) AddNulls(*field.message_type(), item);
  }
}

}  // namespace

absl::Status ReadMessage(std::string_view json, google::protobuf::Message& message) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = false;
  const auto status =
      google::protobuf::util::JsonStringToMessage({json.data(), json.size()}, &message, options);
  if (status.ok()) return absl::OkStatus();
  return absl::InternalError(
      ToAbsl(Concat("the report is no ", message.GetDescriptor()->full_name(), ": ",
                    std::string_view(status.message().data(), status.message().size()))));
}

Json DocumentOf(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(message, &text, options);
  Json document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!status.ok() || !document.is_object()) return nullptr;
  AddNulls(*message.GetDescriptor(), document);
  return document;
}

}  // namespace routesight
