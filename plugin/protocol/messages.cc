#include "plugin/protocol/messages.h"

#include <nlohmann/json.hpp>
#include <string>

#include "plugin/protocol/cty_json.h"
#include "plugin/protocol/cty_msgpack.h"

namespace routesight {
namespace {

namespace pb = tfplugin6;

absl::StatusOr<CtyValue> JsonValue(const std::string& text, const CtyType& type) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) return absl::InvalidArgumentError("a value is not valid JSON");
  return CtyFromJson(json, type);
}

}  // namespace

void WriteValue(const CtyValue& value, const CtyType& type, pb::DynamicValue* message) {
  message->set_msgpack(EncodeMsgpack(value, type));
}

void WritePath(const AttributePath& path, pb::AttributePath* message) {
  for (const AttributeStep& step : path) {
    auto* out = message->add_steps();
    if (step.kind == AttributeStep::Kind::kName) {
      out->set_attribute_name(step.name);
    } else {
      out->set_element_key_int(step.index);
    }
  }
}

void WriteDiagnostic(const ProviderDiagnostic& diagnostic, pb::Diagnostic* message) {
  const bool is_error = diagnostic.severity == ProviderDiagnostic::Severity::kError;
  message->set_severity(is_error ? pb::Diagnostic::ERROR : pb::Diagnostic::WARNING);
  message->set_summary(diagnostic.summary);
  message->set_detail(diagnostic.detail);
  if (!diagnostic.attribute.empty()) WritePath(diagnostic.attribute, message->mutable_attribute());
}

CtyValue MessageValues::Read(const pb::DynamicValue& message, const CtyType& type) {
  if (!message.msgpack().empty()) return Keep(DecodeMsgpack(message.msgpack(), type));
  if (!message.json().empty()) return Keep(JsonValue(message.json(), type));
  return {};
}

CtyValue MessageValues::ReadState(const pb::RawState& message, const CtyType& type) {
  return Keep(JsonValue(message.json(), type));
}

ProviderDiagnostics MessageValues::Refusal() const {
  return {ProviderError("Malformed value in a request", std::string(status_.message()))};
}

CtyValue MessageValues::Keep(absl::StatusOr<CtyValue> value) {
  if (value.ok()) return *std::move(value);
  status_ = value.status();
  return {};
}

}  // namespace routesight
