// Eight clients at once: small and large plans, slow uploads, cancelled calls, oversized and
// malformed input. Every answer is that of the command line.
#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "evaluator/base/text.h"
#include "plugin/service/json_message.h"
#include "tests/service/large_plan.h"
#include "tests/service/running_service.h"

namespace routesight {
namespace {

using PlainJson = nlohmann::json;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr size_t kClients = 8;

struct Prepared {
  v1::Network network;
  PlainJson expected;
};

std::chrono::seconds LoadTime() {
  const char* seconds = std::getenv("ROUTESIGHT_LOAD_SECONDS");
  return std::chrono::seconds(seconds == nullptr ? 3 : std::atoi(seconds));
}

std::vector<Prepared> Prepare(const TemporaryDirectory& directory) {
  std::vector<Prepared> all;
  for (const char* test_case : {"lab-udr-default-route", "apply-association-swapped",
                                "peering-half-replaced", "brownfield-add-route-server"}) {
    all.push_back({NetworkOf(test_case),
                   PlainJson::parse(CommandLineSays("evaluate", test_case, "--exit-zero"))});
  }
  for (const size_t spokes : {10, 30}) {
    const std::filesystem::path plan = directory.Write(Concat("large", spokes), LargePlan(spokes));
    const std::string says =
        RunProgram(Concat("evaluate --exit-zero --format json '", plan.string(), "'")).output;
    Prepared& prepared = all.emplace_back();
    prepared.network.mutable_plan()->set_name(plan.string());
    prepared.network.mutable_plan()->set_content(ReadWholeFile(plan));
    prepared.expected = PlainJson::parse(says);
  }
  return all;
}

// One client, which draws what it does next.
class LoadClient {
 public:
  LoadClient(const RunningService& service, const std::vector<Prepared>& prepared, unsigned seed)
      : client_(service.NewClient()), prepared_(prepared), draw_(seed) {}

  void RunUntil(Clock::time_point end) {
    while (Clock::now() < end) {
      switch (std::uniform_int_distribution(0, 9)(draw_)) {
        case 0:
          Cancel();
          break;
        case 1:
          UploadSlowly();
          break;
        case 2:
          Oversized();
          break;
        case 3:
          Malformed();
          break;
        default:
          Ask();
      }
    }
  }

  size_t answers() const { return answers_; }
  const std::vector<std::string>& problems() const { return problems_; }

 private:
  const Prepared& Any() {
    return prepared_[std::uniform_int_distribution<size_t>(0, prepared_.size() - 1)(draw_)];
  }

  void Compare(const grpc::Status& status, const v1::Evaluation& evaluation,
               const Prepared& prepared) {
    if (!status.ok()) {
      problems_.push_back(
          Concat(static_cast<int>(status.error_code()), " ", status.error_message()));
    } else if (DocumentOf(evaluation) != prepared.expected) {
      problems_.push_back("another answer for " + prepared.network.plan().name());
    }
    ++answers_;
  }

  void Ask() {
    const Prepared& prepared = Any();
    v1::EvaluateRequest request;
    *request.mutable_network() = prepared.network;
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    const grpc::Status status = client_->Evaluate(&context, request, &evaluation);
    Compare(status, evaluation, prepared);
  }

  void Cancel() {
    v1::EvaluateRequest request;
    *request.mutable_network() = Any().network;
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    context.set_deadline(In(milliseconds(std::uniform_int_distribution(1, 60)(draw_))));
    const grpc::Status status = client_->Evaluate(&context, request, &evaluation);
    Expect(status, {grpc::OK, grpc::DEADLINE_EXCEEDED});
  }

  void UploadSlowly() {
    const Prepared& prepared = Any();
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    const auto writer = client_->EvaluateParts(&context, &evaluation);
    v1::EvaluatePart part;
    part.set_role(v1::EvaluatePart::ROLE_PLAN);
    part.set_name(prepared.network.plan().name());
    const std::string& content = prepared.network.plan().content();
    const size_t size = content.size() / 5 + 1;
    for (size_t i = 0; i < content.size(); i += size) {
      part.set_content(content.substr(i, size));
      if (!writer->Write(part)) break;
      part.Clear();
      std::this_thread::sleep_for(milliseconds(30));
    }
    for (const v1::Document& document : prepared.network.configurations()) {
      part.set_role(v1::EvaluatePart::ROLE_CONFIGURATION);
      part.set_name(document.name());
      part.set_content(document.content());
      writer->Write(part);
    }
    writer->WritesDone();
    const grpc::Status status = writer->Finish();
    Compare(status, evaluation, prepared);
  }

  void Oversized() {
    v1::EvaluateRequest request;
    request.mutable_network()->mutable_plan()->set_content(std::string(9 << 20, ' '));
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    Expect(client_->Evaluate(&context, request, &evaluation), {grpc::RESOURCE_EXHAUSTED});
  }

  void Malformed() {
    v1::EvaluateRequest request;
    *request.mutable_network() = Any().network;
    std::string& content = *request.mutable_network()->mutable_plan()->mutable_content();
    content.resize(std::uniform_int_distribution<size_t>(0, content.size() - 2)(draw_));
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    Expect(client_->Evaluate(&context, request, &evaluation), {grpc::INVALID_ARGUMENT});
  }

  void Expect(const grpc::Status& status, const std::vector<grpc::StatusCode>& codes) {
    if (std::ranges::find(codes, status.error_code()) != codes.end()) return;
    problems_.push_back(Concat("not expected: ", static_cast<int>(status.error_code()), " ",
                               status.error_message()));
  }

  std::unique_ptr<v1::Evaluator::Stub> client_;
  const std::vector<Prepared>& prepared_;
  std::mt19937 draw_;
  size_t answers_ = 0;
  std::vector<std::string> problems_;
};

}  // namespace

TEST_CASE("eight clients that treat it well and badly get right answers") {
  const TemporaryDirectory directory;
  const std::vector<Prepared> prepared = Prepare(directory);
  RunningService service("--max-message 8 --queue 16 --time-limit 300");
  std::vector<LoadClient> clients;
  for (unsigned i = 0; i < kClients; ++i) clients.emplace_back(service, prepared, i);
  const Clock::time_point end = Clock::now() + LoadTime();
  std::vector<std::thread> threads;
  for (LoadClient& client : clients) threads.emplace_back([&] { client.RunUntil(end); });
  for (std::thread& thread : threads) thread.join();
  size_t answers = 0;
  for (const LoadClient& client : clients) {
    answers += client.answers();
    for (const std::string& problem : client.problems()) FAIL_CHECK(problem);
  }
  WARN(answers << " answers in " << LoadTime().count() << " s");
  CHECK(answers >= kClients);
  CHECK(service.Becomes("routesight_requests_working", 0));
  CHECK(service.Becomes("routesight_requests_waiting", 0));
  CHECK(service.Workers().empty());
  CHECK_THAT(service.Log(), !Catch::Matchers::Contains("\"error\""));
  service.Signal(SIGTERM);
  CHECK(service.WaitForEnd() == 0);
}

}  // namespace routesight
