// The plugin's process: handshake, server, and an end that Terraform does not have to wait for.
#include "plugin/protocol/serve.h"

#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <memory>
#include <thread>

#include "evaluator/base/text.h"
#include "go_plugin.grpc.pb.h"
#include "plugin/protocol/certificate.h"
#include "plugin/protocol/plugin_log.h"
#include "plugin/protocol/provider_service.h"
#include "plugin/protocol/socket_place.h"
#include "plugin/protocol/standard_output.h"
#include "plugin/protocol/stop_signal.h"

namespace routesight {
namespace {

using std::chrono::milliseconds;

constexpr int kLargestMessage = 256 << 20;
constexpr milliseconds kParentCheck(500);
// Terraform kills a plugin two seconds after it asked it to end.
constexpr milliseconds kGraceForCalls(300);
constexpr milliseconds kGraceForProcess(1500);

class Controller final : public plugin::GRPCController::Service {
 public:
  explicit Controller(StopSignal& stop) : stop_(stop) {}

  grpc::Status Shutdown(grpc::ServerContext*, const plugin::Empty*, plugin::Empty*) override {
    stop_.Set();
    return grpc::Status::OK;
  }

 private:
  StopSignal& stop_;  // Of ServeProvider, which outlives the server.
};

class Stdio final : public plugin::GRPCStdio::Service {
 public:
  explicit Stdio(StandardOutput& output) : output_(output) {}

  grpc::Status StreamStdio(grpc::ServerContext*, const google::protobuf::Empty*,
                           grpc::ServerWriter<plugin::StdioData>* stream) override {
    for (std::string text = output_.Take(); !text.empty(); text = output_.Take()) {
      plugin::StdioData data;
      data.set_channel(plugin::StdioData::STDOUT);
      data.set_data(text);
      if (!stream->Write(data)) break;
    }
    return grpc::Status::OK;
  }

 private:
  StandardOutput& output_;  // Of ServeProvider, which outlives the server.
};

// Terraform opens this stream and never uses it.
class Broker final : public plugin::GRPCBroker::Service {
 public:
  grpc::Status StartStream(
      grpc::ServerContext*,
      grpc::ServerReaderWriter<plugin::ConnInfo, plugin::ConnInfo>* stream) override {
    plugin::ConnInfo ignored;
    while (stream->Read(&ignored)) {
    }
    return grpc::Status::OK;
  }
};

// SIGTERM is blocked in every thread and taken by the one that waits for it. Ctrl-C reaches the
// whole process group, but Terraform says itself when a plugin should end.
sigset_t PrepareSignals() {
  signal(SIGINT, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  sigset_t terminate;
  sigemptyset(&terminate);
  sigaddset(&terminate, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &terminate, nullptr);
  return terminate;
}

std::shared_ptr<grpc::ServerCredentials> CredentialsFor(const HandshakeRequest& request,
                                                        const Certificate& certificate) {
  if (request.client_certificate.empty()) return grpc::InsecureServerCredentials();
  grpc::SslServerCredentialsOptions options(
      GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = request.client_certificate;
  options.pem_key_cert_pairs.push_back({certificate.key_pem, certificate.certificate_pem});
  return grpc::SslServerCredentials(options);
}

void WaitForTheEnd(StopSignal& stop) {
  const pid_t terraform = getppid();
  while (!stop.WaitFor(kParentCheck)) {
    if (getppid() != terraform) return;  // Terraform was killed and cannot say so.
  }
}

int Fail(const PluginLog& log, std::string_view why) {
  log.Write(LogLevel::kError, why);
  return 1;
}

}  // namespace

int ServeProvider(Provider& provider, std::string_view name, const HandshakeRequest& request) {
  const PluginLog log(name, request.log_level);
  const sigset_t terminate = PrepareSignals();
  if (!OffersOurVersion(request)) return Fail(log, "Terraform does not speak plugin protocol 6");
  Certificate certificate;
  if (!request.client_certificate.empty()) {
    auto made = MakeCertificate();
    if (!made.ok()) return Fail(log, FromAbsl(made.status().message()));
    certificate = *std::move(made);
  }
  const auto place = SocketPlace::Make(request.socket_directory);
  if (!place.ok()) return Fail(log, FromAbsl(place.status().message()));

  StopSignal stop;
  StandardOutput output;
  Controller controller(stop);
  Stdio stdio(output);
  Broker broker;
  const auto service = MakeProviderService(provider, log);
  grpc::EnableDefaultHealthCheckService(true);
  grpc::ServerBuilder builder;
  builder.AddListeningPort("unix:" + place->path(), CredentialsFor(request, certificate));
  builder.SetMaxReceiveMessageSize(kLargestMessage);
  builder.SetMaxSendMessageSize(kLargestMessage);
  for (grpc::Service* part :
       {service.get(), static_cast<grpc::Service*>(&controller),
        static_cast<grpc::Service*>(&stdio), static_cast<grpc::Service*>(&broker)}) {
    builder.RegisterService(part);
  }
  const auto server = builder.BuildAndStart();
  if (!server) return Fail(log, "cannot start the server of the plugin");
  server->GetHealthCheckService()->SetServingStatus("plugin", true);
  if (!output.Announce(HandshakeLine(request, place->path(), certificate.der))) {
    return Fail(log, "cannot print the handshake");
  }
  log.Write(LogLevel::kDebug, Concat("serving at ", place->path()));

  std::thread terminator([&stop, terminate] {
    int signal_number = 0;
    if (sigwait(&terminate, &signal_number) == 0) stop.Set();
  });
  WaitForTheEnd(stop);
  provider.Stop();
  // The server waits for every running call, even for one that is stuck.
  StopSignal ended;
  std::thread guard([&ended, &place] {
    if (ended.WaitFor(kGraceForProcess)) return;
    place->Remove();
    _exit(1);
  });
  output.Close();
  server->Shutdown(std::chrono::system_clock::now() + kGraceForCalls);
  server->Wait();
  ended.Set();
  guard.join();
  pthread_kill(terminator.native_handle(), SIGTERM);
  terminator.join();
  return 0;
}

}  // namespace routesight
