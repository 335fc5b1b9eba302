// What a provider does, free of gRPC and of the wire format. Terraform calls from several threads.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "plugin/protocol/cty_value.h"
#include "plugin/protocol/schema.h"

namespace routesight {

// One step into a value: an attribute, a key of a map, an index of a list.
struct AttributeStep {
  static AttributeStep Attribute(std::string name) { return {std::move(name), {}, Kind::kName}; }
  static AttributeStep Index(std::int64_t index) { return {{}, index, Kind::kIndex}; }

  enum class Kind { kName, kIndex };
  std::string name;
  std::int64_t index = 0;
  Kind kind = Kind::kName;
};

using AttributePath = std::vector<AttributeStep>;

struct ProviderDiagnostic {
  enum class Severity { kError, kWarning };

  Severity severity = Severity::kError;
  std::string summary;
  std::string detail;
  AttributePath attribute;  // Empty when the whole block is meant.
};

using ProviderDiagnostics = std::vector<ProviderDiagnostic>;

ProviderDiagnostic ProviderError(std::string summary, std::string detail);

// A value, or why there is none.
struct ProviderAnswer {
  CtyValue value;
  ProviderDiagnostics diagnostics;
};

struct ResourcePlan {
  CtyValue planned;
  std::vector<AttributePath> requires_replace;
  ProviderDiagnostics diagnostics;
};

// Why a function has no result; `argument` is below zero when none is to blame.
struct FunctionFault {
  std::string text;
  int argument = -1;
};

// A provider overrides what it offers; the rest answers with an error or accepts. Values have the
// types of the schema, and `type` is always one of its names.
class Provider {
 public:
  virtual ~Provider() = default;

  virtual const ProviderSchema& schema() const = 0;

  // Whether plans may hold what Terraform forgives only to providers on the older SDK, such as
  // defaults for arguments that are not computed.
  virtual bool HasLegacyTypeSystem() const { return false; }

  virtual ProviderDiagnostics Configure(const CtyValue& config);
  virtual ProviderDiagnostics ValidateResource(const std::string& type, const CtyValue& config);
  virtual ProviderDiagnostics ValidateDataSource(const std::string& type, const CtyValue& config);

  // Gives the object as it is now; null when it is gone.
  virtual ProviderAnswer ReadResource(const std::string& type, const CtyValue& state);
  virtual ResourcePlan PlanResource(const std::string& type, const CtyValue& prior,
                                    const CtyValue& proposed, const CtyValue& config);
  // `planned` is null for a removal.
  virtual ProviderAnswer ApplyResource(const std::string& type, const CtyValue& prior,
                                       const CtyValue& planned, const CtyValue& config);
  virtual ProviderAnswer ImportResource(const std::string& type, const std::string& id);

  virtual ProviderAnswer ReadDataSource(const std::string& type, const CtyValue& config);

  virtual std::variant<CtyValue, FunctionFault> CallFunction(
      const std::string& name, const std::vector<CtyValue>& arguments);

  // Terraform was interrupted: calls that take long should end.
  virtual void Stop() {}
};

}  // namespace routesight
