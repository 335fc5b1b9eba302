// The provider routesight: evaluations as data sources and functions of Terraform's language.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "plugin/protocol/provider.h"
#include "plugin/provider/report_schema.h"

namespace routesight {

class RoutesightProvider final : public Provider {
 public:
  RoutesightProvider();

  const ProviderSchema& schema() const override { return schema_; }
  ProviderDiagnostics ValidateDataSource(const std::string& type, const CtyValue& config) override;
  ProviderAnswer ReadDataSource(const std::string& type, const CtyValue& config) override;
  std::variant<CtyValue, FunctionFault> CallFunction(
      const std::string& name, const std::vector<CtyValue>& arguments) override;

 private:
  ProviderSchema schema_;
};

}  // namespace routesight
