// Who may connect, and what the service says of itself.
#include <grpcpp/generic/generic_stub.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "evaluator/base/text.h"
#include "tests/service/running_service.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

// An authority, and certificates of it for the service and for clients.
class Certificates {
 public:
  Certificates() {
    Make(
        "req -x509 -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2 "
        "-subj /CN=authority -keyout authority.key -out authority.pem");
    MakeSigned("service", "subjectAltName=DNS:localhost,IP:127.0.0.1");
    MakeSigned("client", "subjectAltName=DNS:client");
  }

  std::string File(const std::string& name) const { return directory_.path() / name; }
  std::string Text(const std::string& name) const { return ReadWholeFile(File(name)); }

 private:
  void Make(const std::string& words) const {
    const std::string command =
        Concat("cd '", directory_.path().string(), "' && openssl ", words, " 2>errors");
    REQUIRE(std::system(command.c_str()) == 0);
  }
  void MakeSigned(const std::string& name, const std::string& extension) const {
    directory_.Write("extension", extension);
    Make(Concat("req -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -subj /CN=", name,
                " -keyout ", name, ".key -out ", name, ".request"));
    Make(Concat("x509 -req -in ", name, ".request -CA authority.pem -CAkey authority.key -days 2 ",
                "-CAcreateserial -extfile extension -out ", name, ".pem"));
  }

  TemporaryDirectory directory_;
};

grpc::StatusCode Ask(const RunningService& service,
                     const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
  const auto client = v1::Evaluator::NewStub(
      grpc::CreateChannel(Concat("localhost:", service.port()), credentials));
  v1::EvaluateRequest request;
  v1::Evaluation evaluation;
  grpc::ClientContext context;
  context.set_deadline(In(std::chrono::seconds(10)));
  return client->Evaluate(&context, request, &evaluation).error_code();
}

// The service was reached if it complains of the empty request.
constexpr grpc::StatusCode kReached = grpc::INVALID_ARGUMENT;

}  // namespace

TEST_CASE("over TLS the service proves who it is, and clients do so if they must") {
  const Certificates certificates;
  grpc::SslCredentialsOptions anonymous;
  anonymous.pem_root_certs = certificates.Text("authority.pem");
  grpc::SslCredentialsOptions known = anonymous;
  known.pem_private_key = certificates.Text("client.key");
  known.pem_cert_chain = certificates.Text("client.pem");
  const std::string tls =
      Concat("--listen 127.0.0.1:0 --tls-certificate ", certificates.File("service.pem"),
             " --tls-key ", certificates.File("service.key"));
  {
    const RunningService service(tls);
    CHECK(Ask(service, grpc::SslCredentials(anonymous)) == kReached);
    CHECK(Ask(service, grpc::InsecureChannelCredentials()) == grpc::UNAVAILABLE);
  }
  const RunningService service(
      Concat(tls, " --tls-client-authority ", certificates.File("authority.pem")));
  CHECK(Ask(service, grpc::SslCredentials(known)) == kReached);
  CHECK(Ask(service, grpc::SslCredentials(anonymous)) == grpc::UNAVAILABLE);
}

TEST_CASE("settings that cannot be are refused before anything listens") {
  for (const char* wrong :
       {"--listen 0.0.0.0:0", "--listen nowhere", "--listen unix:", "--jobs 0",
        "--tls-certificate a", "--tls-certificate /nowhere --tls-key /nowhere",
        "--max-message 9999", "--metrics nowhere", "--listen unix:/nowhere/at/all"}) {
    INFO(wrong);
    const ProgramRun run = RunProgram(Concat("serve ", wrong));
    CHECK(run.exit_code != 0);
    CHECK_FALSE(run.errors.empty());
  }
}

TEST_CASE("health and reflection are there") {
  const RunningService service("--listen 127.0.0.1:0");
  const auto channel =
      grpc::CreateChannel(Concat("127.0.0.1:", service.port()), grpc::InsecureChannelCredentials());
  // The messages of both have a text as their first or seventh field.
  const auto call = [&](const std::string& method, const std::string& request) {
    grpc::GenericStub stub(channel);
    grpc::ClientContext context;
    grpc::CompletionQueue queue;
    grpc::ByteBuffer bytes = [&] {
      const grpc::Slice slice(request);
      return grpc::ByteBuffer(&slice, 1);
    }();
    const auto reader = stub.PrepareCall(&context, method, &queue);
    void* tag = nullptr;
    bool ok = false;
    reader->StartCall(nullptr);
    queue.Next(&tag, &ok);
    reader->WriteLast(bytes, grpc::WriteOptions(), nullptr);
    queue.Next(&tag, &ok);
    grpc::ByteBuffer answer;
    reader->Read(&answer, nullptr);
    queue.Next(&tag, &ok);
    std::vector<grpc::Slice> slices;
    static_cast<void>(answer.Dump(&slices));
    std::string text;
    for (const grpc::Slice& slice : slices) {
      text.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
    }
    grpc::Status status;
    reader->Finish(&status, nullptr);
    queue.Next(&tag, &ok);
    return text;
  };
  const std::string name = "routesight.v1.Evaluator";
  const std::string check = Concat("\x0a", std::string(1, static_cast<char>(name.size())), name);
  CHECK(call("/grpc.health.v1.Health/Check", check) == "\x08\x01");  // SERVING
  const std::string list = "\x3a\x01*";
  CHECK_THAT(call("/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", list),
             Contains(name));
}

}  // namespace routesight
