// Stands in for the provider hashicorp/azurerm, so that unmodified Terraform makes real plan files
// offline. For tests only; it knows what its data says and checks no argument.
#pragma once

#include <chrono>
#include <string>

#include "plugin/protocol/provider.h"
#include "tests/stand_in/azure_store.h"
#include "tests/stand_in/behaviour.h"

namespace routesight {

class StandInProvider final : public Provider {
 public:
  // Every write takes as long as `latency`.
  StandInProvider(StandInData data, AzureStore store, std::string subscription,
                  std::chrono::milliseconds latency);

  const ProviderSchema& schema() const override { return data_.schema; }
  // The real provider is built on the older SDK too.
  bool HasLegacyTypeSystem() const override { return true; }

  ProviderDiagnostics Configure(const CtyValue& config) override;
  ProviderAnswer ReadResource(const std::string& type, const CtyValue& state) override;
  ResourcePlan PlanResource(const std::string& type, const CtyValue& prior,
                            const CtyValue& proposed, const CtyValue& config) override;
  ProviderAnswer ApplyResource(const std::string& type, const CtyValue& prior,
                               const CtyValue& planned, const CtyValue& config) override;
  ProviderAnswer ImportResource(const std::string& type, const std::string& id) override;
  ProviderAnswer ReadDataSource(const std::string& type, const CtyValue& config) override;

 private:
  const Schema& SchemaOf(const std::string& type) const { return data_.schema.resources.at(type); }
  const Behaviour& BehaviourOf(const std::string& type) const { return data_.behaviours.at(type); }

  StandInData data_;
  AzureStore store_;
  std::string subscription_;  // Set before Terraform asks for anything else.
  std::chrono::milliseconds latency_;
};

}  // namespace routesight
