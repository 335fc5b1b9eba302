#include "plugin/service/evaluator_service.h"

#include <grpcpp/alarm.h>

#include <memory>
#include <mutex>
#include <utility>

#include "evaluator/base/text.h"
#include "plugin/service/parts.h"
#include "plugin/service/service_log.h"
#include "plugin/service/worker.h"

namespace routesight {
namespace {

std::string_view CodeName(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk:
      return "OK";
    case absl::StatusCode::kCancelled:
      return "CANCELLED";
    case absl::StatusCode::kInvalidArgument:
      return "INVALID_ARGUMENT";
    case absl::StatusCode::kDeadlineExceeded:
      return "DEADLINE_EXCEEDED";
    case absl::StatusCode::kResourceExhausted:
      return "RESOURCE_EXHAUSTED";
    case absl::StatusCode::kUnavailable:
      return "UNAVAILABLE";
    default:
      return "INTERNAL";
  }
}

// Codes have the same numbers. What is none of the contract is an internal error.
grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const bool is_known = CodeName(status.code()) != "INTERNAL";
  const auto code = is_known ? static_cast<grpc::StatusCode>(status.code()) : grpc::INTERNAL;
  return {code, std::string(status.message())};
}

// Cancels a call that is still there at its deadline: a client that sends nothing more cannot be
// waited for otherwise.
class Watch {
 public:
  Watch(grpc::ServerContext& context, Clock::time_point deadline)
      : watched_(std::make_shared<Watched>()) {
    watched_->context = &context;
    const auto left = deadline - Clock::now();
    const auto at = std::chrono::system_clock::now() +
                    std::chrono::duration_cast<std::chrono::system_clock::duration>(left);
    alarm_.Set(at, [watched = watched_](bool is_due) {
      const std::lock_guard lock(watched->mutex);
      if (is_due && watched->context != nullptr) watched->context->TryCancel();
    });
  }
  ~Watch() {
    {
      const std::lock_guard lock(watched_->mutex);
      watched_->context = nullptr;
    }
    alarm_.Cancel();
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  struct Watched {
    std::mutex mutex;
    grpc::ServerContext* context = nullptr;  // Null once the call has ended.
  };
  std::shared_ptr<Watched> watched_;
  grpc::Alarm alarm_;
};

}  // namespace

struct EvaluatorService::Call {
  grpc::ServerContext& context;
  Clock::time_point deadline;
};

grpc::Status EvaluatorService::AnswerCall(grpc::ServerContext& context, std::string_view name,
                                          Method method, const ReadRequest& read,
                                          google::protobuf::Message& response) {
  const Clock::time_point begin = Clock::now();
  const Call call{context, begin + settings_.time_limit};
  const auto is_cancelled = [&] { return context.IsCancelled(); };
  RequestRecord record{name, "", 0, 0, 0};
  const auto answer = [&]() -> absl::Status {
    Admission::Place place(admission_);
    if (const absl::Status status = place.Enter(); !status.ok()) return status;
    const absl::StatusOr<std::string> request = read(call);
    if (!request.ok()) return request.status();
    record.request_bytes = request->size();
    if (const absl::Status status = place.BeginWork(call.deadline, is_cancelled); !status.ok()) {
      return status;
    }
    const absl::StatusOr<std::string> bytes =
        AnswerInWorker(WorkText(method, *request), call.deadline, is_cancelled);
    if (!bytes.ok()) return bytes.status();
    record.response_bytes = bytes->size();
    return response.ParseFromString(*bytes)
               ? absl::OkStatus()
               : absl::InternalError("the evaluation gave no readable answer");
  };
  const absl::Status status = answer();
  record.code = CodeName(status.code());
  record.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  metrics_.Add(record);
  LogRequest(record, context.peer());
  return ToGrpc(status);
}

grpc::Status EvaluatorService::Evaluate(grpc::ServerContext* context,
                                        const v1::EvaluateRequest* request,
                                        v1::Evaluation* response) {
  return AnswerCall(
      *context, "Evaluate", Method::kEvaluate,
      [&](const Call&) { return request->SerializeAsString(); }, *response);
}

grpc::Status EvaluatorService::EvaluateParts(grpc::ServerContext* context,
                                             grpc::ServerReader<v1::EvaluatePart>* parts,
                                             v1::Evaluation* response) {
  const auto read = [&](const Call& call) -> absl::StatusOr<std::string> {
    const Watch watch(call.context, call.deadline);
    PartsReader reader(settings_.upload_bytes);
    for (v1::EvaluatePart part; parts->Read(&part);) {
      if (const absl::Status status = reader.Add(std::move(part)); !status.ok()) return status;
    }
    if (call.context.IsCancelled()) return absl::CancelledError("the upload was cancelled");
    return std::move(reader).Request().SerializeAsString();
  };
  return AnswerCall(*context, "EvaluateParts", Method::kEvaluate, read, *response);
}

grpc::Status EvaluatorService::EffectiveRoutes(grpc::ServerContext* context,
                                               const v1::EffectiveRoutesRequest* request,
                                               v1::EffectiveRoutesResponse* response) {
  return AnswerCall(
      *context, "EffectiveRoutes", Method::kEffectiveRoutes,
      [&](const Call&) { return request->SerializeAsString(); }, *response);
}

grpc::Status EvaluatorService::Why(grpc::ServerContext* context, const v1::WhyRequest* request,
                                   v1::WhyResponse* response) {
  return AnswerCall(
      *context, "Why", Method::kWhy, [&](const Call&) { return request->SerializeAsString(); },
      *response);
}

}  // namespace routesight
