// The parts that messages of the plugin protocol share: values, paths and diagnostics.
#pragma once

#include <utility>

#include "absl/status/statusor.h"
#include "plugin/protocol/cty_value.h"
#include "plugin/protocol/provider.h"
#include "tfplugin6.pb.h"

namespace routesight {

void WriteValue(const CtyValue& value, const CtyType& type, tfplugin6::DynamicValue* message);
void WritePath(const AttributePath& path, tfplugin6::AttributePath* message);
void WriteDiagnostic(const ProviderDiagnostic& diagnostic, tfplugin6::Diagnostic* message);

// The values of one request. Once one of them is malformed, `ok()` is false.
class MessageValues {
 public:
  CtyValue Read(const tfplugin6::DynamicValue& message, const CtyType& type);
  CtyValue ReadState(const tfplugin6::RawState& message, const CtyType& type);

  bool ok() const { return status_.ok(); }
  ProviderDiagnostics Refusal() const;

 private:
  CtyValue Keep(absl::StatusOr<CtyValue> value);

  absl::Status status_;
};

}  // namespace routesight
