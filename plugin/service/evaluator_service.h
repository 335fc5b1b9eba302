// The methods of routesight.v1.Evaluator: admits requests, has them answered, counts and logs them.
#pragma once

#include <functional>

#include "absl/status/statusor.h"
#include "plugin/service/admission.h"
#include "plugin/service/metrics.h"
#include "plugin/service/serve.h"
#include "plugin/service/work_form.h"
#include "routesight/v1/evaluator.grpc.pb.h"

namespace routesight {

class EvaluatorService final : public v1::Evaluator::Service {
 public:
  explicit EvaluatorService(const ServeSettings& settings)
      : settings_(settings), admission_(settings.jobs, settings.queue) {}

  grpc::Status Evaluate(grpc::ServerContext* context, const v1::EvaluateRequest* request,
                        v1::Evaluation* response) override;
  grpc::Status EvaluateParts(grpc::ServerContext* context,
                             grpc::ServerReader<v1::EvaluatePart>* parts,
                             v1::Evaluation* response) override;
  grpc::Status EffectiveRoutes(grpc::ServerContext* context,
                               const v1::EffectiveRoutesRequest* request,
                               v1::EffectiveRoutesResponse* response) override;
  grpc::Status Why(grpc::ServerContext* context, const v1::WhyRequest* request,
                   v1::WhyResponse* response) override;

  std::string MetricsText() const { return metrics_.Text(admission_.counts()); }

 private:
  struct Call;
  using ReadRequest = std::function<absl::StatusOr<std::string>(const Call& call)>;

  // Has a call answered whose serialized request `read` gives once it is admitted.
  grpc::Status AnswerCall(grpc::ServerContext& context, std::string_view name, Method method,
                          const ReadRequest& read, google::protobuf::Message& response);

  const ServeSettings settings_;
  Admission admission_;
  Metrics metrics_;
};

}  // namespace routesight
