#include "tests/stand_in/stand_in_provider.h"

#include <thread>
#include <utility>

#include "evaluator/base/text.h"
#include "plugin/protocol/cty_json.h"
#include "tests/stand_in/apply_resource.h"
#include "tests/stand_in/data_source.h"
#include "tests/stand_in/plan_resource.h"
#include "tests/stand_in/refresh.h"
#include "tests/stand_in/replacement.h"

namespace routesight {
namespace {

ProviderAnswer Refuse(const std::string& summary, const absl::Status& status) {
  return {{}, {ProviderError(summary, std::string(FromAbsl(status.message())))}};
}

}  // namespace

StandInProvider::StandInProvider(StandInData data, AzureStore store, std::string subscription,
                                 std::chrono::milliseconds latency)
    : data_(std::move(data)),
      store_(std::move(store)),
      subscription_(std::move(subscription)),
      latency_(latency) {}

ProviderDiagnostics StandInProvider::Configure(const CtyValue& config) {
  const CtyValue& subscription = config.Field("subscription_id");
  if (subscription.IsKnown() && !subscription.text.empty()) subscription_ = subscription.text;
  return {};
}

// With a store, what stands there is the truth: edits of its files are drift, and a missing file is
// an object that somebody removed.
ProviderAnswer StandInProvider::ReadResource(const std::string& type, const CtyValue& state) {
  if (!store_.is_kept() || !state.IsKnown()) return {state, {}};
  const auto found = store_.Find(type, state.Field("id").text);
  if (!found) return {};
  const Schema& schema = SchemaOf(type);
  auto value = CtyFromJson(RefreshValues(type, BehaviourOf(type), store_, *found), schema.type);
  if (!value.ok()) return Refuse("Malformed object in STAND_IN_STORE", value.status());
  value->fields["timeouts"] = state.Field("timeouts");
  return {*std::move(value), {}};
}

ResourcePlan StandInProvider::PlanResource(const std::string& type, const CtyValue& prior,
                                           const CtyValue& proposed, const CtyValue&) {
  if (!proposed.IsKnown()) return {proposed, {}, {}};
  const Schema& schema = SchemaOf(type);
  const Behaviour& behaviour = BehaviourOf(type);
  ResourcePlan plan{PlanValues(schema, behaviour, prior, proposed), {}, {}};
  if (prior.IsKnown()) {
    plan.requires_replace = FindReplacements(type, schema.type, behaviour, prior, plan.planned);
  }
  return plan;
}

ProviderAnswer StandInProvider::ApplyResource(const std::string& type, const CtyValue& prior,
                                              const CtyValue& planned, const CtyValue& config) {
  std::this_thread::sleep_for(latency_);
  if (!planned.IsKnown()) {
    if (store_.IsLocked(type, prior.Field("id").text)) {
      return {prior, {ProviderError("ScopeLocked", "Azure does not delete what is locked.")}};
    }
    store_.Remove(type, prior.Field("id").text);
    return {};
  }
  const Schema& schema = SchemaOf(type);
  const CtyValue value =
      ApplyValues(type, schema, BehaviourOf(type), subscription_, store_, planned);
  nlohmann::json stored = CtyToJson(value, schema.type);
  for (const auto& [name, argument] : schema.block.attributes) {
    if (IsEmbeddedCopy(type, name) && config.Field(name).IsNull()) stored[name] = nullptr;
  }
  const auto kept = store_.Put(type, value.Field("id").text, stored);
  if (!kept.ok()) return Refuse("STAND_IN_STORE cannot be written", kept);
  return {value, {}};
}

ProviderAnswer StandInProvider::ImportResource(const std::string& type, const std::string& id) {
  if (!store_.Find(type, id)) {
    return {{},
            {ProviderError("Cannot import non-existent remote object",
                           Concat("STAND_IN_STORE has no ", type, " ", id, "."))}};
  }
  CtyValue value = ObjectValue({{"id", StringValue(id)}});
  return {std::move(value), {}};
}

ProviderAnswer StandInProvider::ReadDataSource(const std::string& type, const CtyValue& config) {
  const Schema& schema = data_.schema.data_sources.at(type);
  const auto found = ReadDataSourceValues(type, data_.behaviours, subscription_, store_,
                                          CtyToJson(config, schema.type));
  if (!found.ok()) return Refuse(Concat("Reading data.", type), found.status());
  auto value = CtyFromJson(*found, schema.type);
  if (!value.ok()) return Refuse("Malformed object in STAND_IN_STORE", value.status());
  for (const auto& [name, attribute] : schema.block.attributes) {
    if (!config.Field(name).IsNull()) value->fields[name] = config.Field(name);
  }
  value->fields["timeouts"] = config.Field("timeouts");
  return {*std::move(value), {}};
}

}  // namespace routesight
