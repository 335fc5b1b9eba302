#include "plugin/protocol/provider.h"

#include <utility>

namespace routesight {
namespace {

ProviderDiagnostic NotOffered(const std::string& name) {
  return ProviderError("Not offered by this provider", name + " cannot be used in this way.");
}

}  // namespace

ProviderDiagnostic ProviderError(std::string summary, std::string detail) {
  return {ProviderDiagnostic::Severity::kError, std::move(summary), std::move(detail), {}};
}

ProviderDiagnostics Provider::Configure(const CtyValue&) { return {}; }

ProviderDiagnostics Provider::ValidateResource(const std::string&, const CtyValue&) { return {}; }

ProviderDiagnostics Provider::ValidateDataSource(const std::string&, const CtyValue&) { return {}; }

ProviderAnswer Provider::ReadResource(const std::string&, const CtyValue& state) {
  return {state, {}};
}

ResourcePlan Provider::PlanResource(const std::string& type, const CtyValue&, const CtyValue&,
                                    const CtyValue&) {
  return {{}, {}, {NotOffered(type)}};
}

ProviderAnswer Provider::ApplyResource(const std::string& type, const CtyValue&, const CtyValue&,
                                       const CtyValue&) {
  return {{}, {NotOffered(type)}};
}

ProviderAnswer Provider::ImportResource(const std::string& type, const std::string&) {
  return {{}, {NotOffered(type)}};
}

ProviderAnswer Provider::ReadDataSource(const std::string& type, const CtyValue&) {
  return {{}, {NotOffered(type)}};
}

std::variant<CtyValue, FunctionFault> Provider::CallFunction(const std::string& name,
                                                             const std::vector<CtyValue>&) {
  return FunctionFault{name + " is not offered by this provider", -1};
}

}  // namespace routesight
