#include "plugin/protocol/provider_service.h"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <utility>

#include "evaluator/base/text.h"
#include "plugin/protocol/messages.h"
#include "plugin/protocol/schema_message.h"
#include "tfplugin6.grpc.pb.h"

namespace routesight {
namespace {

namespace pb = tfplugin6;
using Context = grpc::ServerContext;

// Trouble of the user is a diagnostic in a good response: Terraform shows any gRPC error as a
// plugin that does not work.
template <typename Response>
grpc::Status Reply(const ProviderDiagnostics& diagnostics, Response* response) {
  for (const ProviderDiagnostic& diagnostic : diagnostics) {
    WriteDiagnostic(diagnostic, response->add_diagnostics());
  }
  return grpc::Status::OK;
}

// State of older versions may lack blocks; the value of a block that repeats is never null.
void FillMissingBlocks(const BlockSchema& block, CtyValue& value) {
  if (!value.IsKnown()) return;
  for (const auto& [name, nested] : block.blocks) {
    CtyValue& field = value.fields[name];
    const bool repeats = nested.nesting == Nesting::kList || nested.nesting == Nesting::kSet;
    if (field.IsNull() && repeats) field = SequenceValue({});
    if (field.IsNull() && nested.nesting == Nesting::kMap) field = ObjectValue({});
    for (CtyValue& item : field.items) FillMissingBlocks(nested.block, item);
  }
}

class ProviderService final : public pb::Provider::Service {
 public:
  ProviderService(Provider& provider, const PluginLog& log)
      : provider_(provider), schema_(provider.schema()), log_(log) {}

  grpc::Status GetMetadata(Context*, const pb::ProviderMetadata::Request*,
                           pb::ProviderMetadata::Response* response) override {
    response->mutable_server_capabilities()->set_get_provider_schema_optional(true);
    for (const auto& [name, schema] : schema_.resources) {
      response->add_resources()->set_type_name(name);
    }
    for (const auto& [name, schema] : schema_.data_sources) {
      response->add_data_sources()->set_type_name(name);
    }
    for (const auto& [name, function] : schema_.functions) {
      response->add_functions()->set_name(name);
    }
    return grpc::Status::OK;
  }

  grpc::Status GetProviderSchema(Context*, const pb::GetProviderSchema::Request*,
                                 pb::GetProviderSchema::Response* response) override {
    response->mutable_server_capabilities()->set_get_provider_schema_optional(true);
    WriteSchema(schema_.provider, response->mutable_provider());
    for (const auto& [name, schema] : schema_.resources) {
      WriteSchema(schema, &(*response->mutable_resource_schemas())[name]);
    }
    for (const auto& [name, schema] : schema_.data_sources) {
      WriteSchema(schema, &(*response->mutable_data_source_schemas())[name]);
    }
    for (const auto& [name, function] : schema_.functions) {
      WriteFunction(function, &(*response->mutable_functions())[name]);
    }
    return grpc::Status::OK;
  }

  grpc::Status GetFunctions(Context*, const pb::GetFunctions::Request*,
                            pb::GetFunctions::Response* response) override {
    for (const auto& [name, function] : schema_.functions) {
      WriteFunction(function, &(*response->mutable_functions())[name]);
    }
    return grpc::Status::OK;
  }

  grpc::Status ValidateProviderConfig(Context*, const pb::ValidateProviderConfig::Request*,
                                      pb::ValidateProviderConfig::Response*) override {
    return grpc::Status::OK;
  }

  grpc::Status ConfigureProvider(Context*, const pb::ConfigureProvider::Request* request,
                                 pb::ConfigureProvider::Response* response) override {
    MessageValues values;
    const CtyValue config = values.Read(request->config(), schema_.provider.type);
    if (!values.ok()) return Reply(values.Refusal(), response);
    return Reply(provider_.Configure(config), response);
  }

  grpc::Status ValidateResourceConfig(Context*, const pb::ValidateResourceConfig::Request* request,
                                      pb::ValidateResourceConfig::Response* response) override {
    const Schema* schema = FindResource(request->type_name(), response);
    if (schema == nullptr) return grpc::Status::OK;
    MessageValues values;
    const CtyValue config = values.Read(request->config(), schema->type);
    if (!values.ok()) return Reply(values.Refusal(), response);
    return Reply(provider_.ValidateResource(request->type_name(), config), response);
  }

  grpc::Status ValidateDataResourceConfig(
      Context*, const pb::ValidateDataResourceConfig::Request* request,
      pb::ValidateDataResourceConfig::Response* response) override {
    const Schema* schema = FindDataSource(request->type_name(), response);
    if (schema == nullptr) return grpc::Status::OK;
    MessageValues values;
    const CtyValue config = values.Read(request->config(), schema->type);
    if (!values.ok()) return Reply(values.Refusal(), response);
    return Reply(provider_.ValidateDataSource(request->type_name(), config), response);
  }

  grpc::Status UpgradeResourceState(Context*, const pb::UpgradeResourceState::Request* request,
                                    pb::UpgradeResourceState::Response* response) override {
    const Schema* schema = FindResource(request->type_name(), response);
    if (schema == nullptr) return grpc::Status::OK;
    MessageValues values;
    CtyValue state = values.ReadState(request->raw_state(), schema->type);
    if (!values.ok()) return Reply(values.Refusal(), response);
    FillMissingBlocks(schema->block, state);
    WriteValue(state, schema->type, response->mutable_upgraded_state());
    return grpc::Status::OK;
  }

  grpc::Status ReadResource(Context*, const pb::ReadResource::Request* request,
                            pb::ReadResource::Response* response) override {
    const Schema* schema = FindResource(request->type_name(), response);
    if (schema == nullptr) return grpc::Status::OK;
    MessageValues values;
    const CtyValue state = values.Read(request->current_state(), schema->type);
    if (!values.ok()) return Reply(values.Refusal(), response);
    const ProviderAnswer answer = provider_.ReadResource(request->type_name(), state);
    WriteValue(answer.value, schema->type, response->mutable_new_state());
    response->set_private_(request->private_());
    return Reply(answer.diagnostics, response);
  }

  grpc::Status PlanResourceChange(Context*, const pb::PlanResourceChange::Request* request,
                                  pb::PlanResourceChange::Response* response) override {
    const Schema* schema = FindResource(request->type_name(), response);
    if (schema == nullptr) return grpc::Status::OK;
    MessageValues values;
    const CtyValue prior = values.Read(request->prior_state(), schema->type);
    const CtyValue proposed = values.Read(request->proposed_new_state(), schema->type);
    const CtyValue config = values.Read(request->config(), schema->type);
    if (!values.ok()) return Reply(values.Refusal(), response);
    const ResourcePlan plan = provider_.PlanResource(request->type_name(), prior, proposed, config);
    WriteValue(plan.planned, schema->type, response->mutable_planned_state());
    for (const AttributePath& path : plan.requires_replace) {
      WritePath(path, response->add_requires_replace());
    }
    response->set_planned_private(request->prior_private());
    response->set_legacy_type_system(provider_.HasLegacyTypeSystem());
    return Reply(plan.diagnostics, response);
  }

  grpc::Status ApplyResourceChange(Context*, const pb::ApplyResourceChange::Request* request,
                                   pb::ApplyResourceChange::Response* response) override {
    const Schema* schema = FindResource(request->type_name(), response);
    if (schema == nullptr) return grpc::Status::OK;
    MessageValues values;
    const CtyValue prior = values.Read(request->prior_state(), schema->type);
    const CtyValue planned = values.Read(request->planned_state(), schema->type);
    const CtyValue config = values.Read(request->config(), schema->type);
    if (!values.ok()) return Reply(values.Refusal(), response);
    const ProviderAnswer answer =
        provider_.ApplyResource(request->type_name(), prior, planned, config);
    WriteValue(answer.value, schema->type, response->mutable_new_state());
    response->set_private_(request->planned_private());
    response->set_legacy_type_system(provider_.HasLegacyTypeSystem());
    return Reply(answer.diagnostics, response);
  }

  grpc::Status ImportResourceState(Context*, const pb::ImportResourceState::Request* request,
                                   pb::ImportResourceState::Response* response) override {
    const Schema* schema = FindResource(request->type_name(), response);
    if (schema == nullptr) return grpc::Status::OK;
    ProviderAnswer answer = provider_.ImportResource(request->type_name(), request->id());
    if (answer.value.IsNull()) return Reply(answer.diagnostics, response);
    FillMissingBlocks(schema->block, answer.value);
    auto* imported = response->add_imported_resources();
    imported->set_type_name(request->type_name());
    WriteValue(answer.value, schema->type, imported->mutable_state());
    return Reply(answer.diagnostics, response);
  }

  grpc::Status ReadDataSource(Context*, const pb::ReadDataSource::Request* request,
                              pb::ReadDataSource::Response* response) override {
    const Schema* schema = FindDataSource(request->type_name(), response);
    if (schema == nullptr) return grpc::Status::OK;
    MessageValues values;
    const CtyValue config = values.Read(request->config(), schema->type);
    if (!values.ok()) return Reply(values.Refusal(), response);
    const auto begin = std::chrono::steady_clock::now();
    const ProviderAnswer answer = provider_.ReadDataSource(request->type_name(), config);
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    log_.Write(LogLevel::kDebug,
               Concat("read data.", request->type_name(), " in ", time.count(), " ms"));
    WriteValue(answer.value, schema->type, response->mutable_state());
    return Reply(answer.diagnostics, response);
  }

  grpc::Status CallFunction(Context*, const pb::CallFunction::Request* request,
                            pb::CallFunction::Response* response) override {
    const auto found = schema_.functions.find(request->name());
    if (found == schema_.functions.end()) return Blame(response, {"unknown function", -1});
    const FunctionSchema& function = found->second;
    MessageValues values;
    std::vector<CtyValue> arguments;
    for (int i = 0; i < request->arguments_size(); ++i) {
      const auto position = static_cast<std::size_t>(i);
      const bool is_named = position < function.parameters.size();
      if (!is_named && !function.variadic) return Blame(response, {"too many arguments", i});
      const ParameterSchema& parameter =
          is_named ? function.parameters[position] : *function.variadic;
      arguments.push_back(values.Read(request->arguments(i), parameter.type));
      if (!values.ok()) return Blame(response, {"malformed value", i});
    }
    const auto result = provider_.CallFunction(request->name(), arguments);
    if (const auto* fault = std::get_if<FunctionFault>(&result)) return Blame(response, *fault);
    WriteValue(std::get<CtyValue>(result), function.result, response->mutable_result());
    return grpc::Status::OK;
  }

  grpc::Status StopProvider(Context*, const pb::StopProvider::Request*,
                            pb::StopProvider::Response*) override {
    log_.Write(LogLevel::kInfo, "Terraform asks to stop");
    provider_.Stop();
    return grpc::Status::OK;
  }

 private:
  template <typename Response>
  const Schema* Find(const std::map<std::string, Schema>& schemas, const std::string& type,
                     Response* response) const {
    const auto found = schemas.find(type);
    if (found != schemas.end()) return &found->second;
    Reply({ProviderError("Unknown type", Concat(type, " is not in the schema."))}, response);
    return nullptr;
  }

  template <typename Response>
  const Schema* FindResource(const std::string& type, Response* response) const {
    return Find(schema_.resources, type, response);
  }

  template <typename Response>
  const Schema* FindDataSource(const std::string& type, Response* response) const {
    return Find(schema_.data_sources, type, response);
  }

  static grpc::Status Blame(pb::CallFunction::Response* response, const FunctionFault& fault) {
    response->mutable_error()->set_text(fault.text);
    if (fault.argument >= 0) response->mutable_error()->set_function_argument(fault.argument);
    return grpc::Status::OK;
  }

  Provider& provider_;
  const ProviderSchema& schema_;
  const PluginLog& log_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeProviderService(Provider& provider, const PluginLog& log) {
  return std::make_unique<ProviderService>(provider, log);
}

}  // namespace routesight
