// The process of the service: listens, and ends in good order.
#include "plugin/service/serve.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <memory>
#include <utility>

#include "evaluator/base/text.h"
#include "plugin/service/evaluator_service.h"
#include "plugin/service/listening.h"
#include "plugin/service/metrics_server.h"
#include "plugin/service/service_log.h"

namespace routesight {
namespace {

constexpr int kThreadsBeside = 16;  // For health, reflection and what is refused.
constexpr int kConnectionMinutes = 10;

// Signals that end the service are blocked in every thread and taken by the one that waits.
sigset_t PrepareSignals() {
  signal(SIGPIPE, SIG_IGN);
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  return ending;
}

void SetLimits(const ServeSettings& settings, grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(static_cast<int>(settings.message_bytes));
  builder.SetMaxSendMessageSize(-1);
  grpc::ResourceQuota quota("routesight");
  quota.SetMaxThreads(static_cast<int>(settings.jobs + settings.queue) + kThreadsBeside);
  builder.SetResourceQuota(quota);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS,
                             static_cast<int>(settings.jobs + settings.queue) + kThreadsBeside);
  // Clients come back, perhaps to a server that was started since.
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, kConnectionMinutes * 60 * 1000);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS,
                             static_cast<int>(settings.time_limit.count()) * 1000);
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

absl::StatusOr<std::unique_ptr<MetricsServer>> StartMetrics(const ServeSettings& settings,
                                                            const EvaluatorService& service,
                                                            const std::atomic<bool>& is_serving) {
  if (settings.metrics.empty()) return nullptr;
  return MetricsServer::Start(settings.metrics, {[&service] { return service.MetricsText(); },
                                                 [&is_serving] { return is_serving.load(); }});
}

}  // namespace

absl::Status Serve(const ServeSettings& settings) {
  // First of all: credentials start threads of gRPC, and a signal that one of them does not block
  // ends the process.
  const sigset_t ending = PrepareSignals();
  if (const absl::Status status = CheckListening(settings); !status.ok()) return status;
  const auto credentials = CredentialsOf(settings);
  if (!credentials.ok()) return credentials.status();

  EvaluatorService service(settings);
  std::atomic<bool> is_serving = false;
  const auto metrics = StartMetrics(settings, service, is_serving);
  if (!metrics.ok()) return metrics.status();
  grpc::EnableDefaultHealthCheckService(true);
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort(settings.listen, *credentials, &port);
  SetLimits(settings, builder);
  builder.RegisterService(&service);
  umask(0077);  // A socket file is for its user.
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (!server || port == 0) {
    return absl::UnavailableError(ToAbsl(Concat("cannot listen at ", settings.listen)));
  }
  server->GetHealthCheckService()->SetServingStatus("routesight.v1.Evaluator", true);
  is_serving = true;
  if (*metrics) LogEvent("metrics", Concat("port ", (*metrics)->port()));
  LogEvent("serving",
           settings.listen.starts_with("unix:") ? settings.listen : Concat("port ", port));

  int signal_number = 0;
  sigwait(&ending, &signal_number);
  LogEvent("ending", Concat("signal ", signal_number));
  is_serving = false;
  server->GetHealthCheckService()->SetServingStatus(false);
  server->Shutdown(std::chrono::system_clock::now() + settings.grace);
  server->Wait();
  LogEvent("ended", "");
  return absl::OkStatus();
}

}  // namespace routesight
