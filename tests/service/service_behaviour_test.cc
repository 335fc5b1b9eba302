// What the service answers, what it refuses, and how it ends.
#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "evaluator/base/text.h"
#include "plugin/service/json_message.h"
#include "tests/service/large_plan.h"
#include "tests/service/running_service.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;
using PlainJson = nlohmann::json;
using std::chrono::milliseconds;

// Large enough that a client can do something while it is evaluated.
v1::EvaluateRequest LargeRequest() {
  v1::EvaluateRequest request;
  request.mutable_network()->mutable_plan()->set_content(LargePlan(4000));
  return request;
}

// What `routes --format json` leaves out, a message has as absent.
PlainJson RoutesDocument(const v1::EffectiveRoutesResponse& response) {
  PlainJson document = DocumentOf(response);
  for (PlainJson& table : document["tables"]) {
    if (table["interface"].is_null()) table.erase("interface");
    if (table["complete"] == true) table.erase("gaps");
  }
  return document;
}

grpc::Status Upload(v1::Evaluator::Stub& client, const v1::Network& network, size_t part_bytes,
                    v1::Evaluation& evaluation) {
  grpc::ClientContext context;
  const auto writer = client.EvaluateParts(&context, &evaluation);
  v1::EvaluatePart part;
  part.set_role(v1::EvaluatePart::ROLE_PLAN);
  part.set_name(network.plan().name());
  const std::string& content = network.plan().content();
  for (size_t i = 0; i < content.size(); i += part_bytes) {
    part.set_content(content.substr(i, part_bytes));
    if (!writer->Write(part)) break;
    part.Clear();
  }
  for (const v1::Document& document : network.configurations()) {
    part.set_role(v1::EvaluatePart::ROLE_CONFIGURATION);
    part.set_name(document.name());
    part.set_content(document.content());
    if (!writer->Write(part)) break;
  }
  writer->WritesDone();
  return writer->Finish();
}

}  // namespace

TEST_CASE("the service says what the command line says") {
  const RunningService service("");
  const auto client = service.NewClient();
  for (const char* test_case : {"lab-udr-default-route", "apply-association-swapped",
                                "brownfield-add-route-server", "peering-half-replaced"}) {
    INFO(test_case);
    v1::EvaluateRequest request;
    *request.mutable_network() = NetworkOf(test_case);
    const PlainJson expected =
        PlainJson::parse(CommandLineSays("evaluate", test_case, "--exit-zero"));
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    const grpc::Status status = client->Evaluate(&context, request, &evaluation);
    INFO(status.error_message());
    CHECK(status.ok());
    CHECK(DocumentOf(evaluation) == expected);
    v1::Evaluation uploaded;
    CHECK(Upload(*client, request.network(), 1000, uploaded).ok());
    CHECK(DocumentOf(uploaded) == expected);

    v1::EffectiveRoutesRequest routes;
    *routes.mutable_network() = request.network();
    v1::EffectiveRoutesResponse tables;
    grpc::ClientContext for_routes;
    CHECK(client->EffectiveRoutes(&for_routes, routes, &tables).ok());
    CHECK(RoutesDocument(tables) == PlainJson::parse(CommandLineSays("routes", test_case, "")));
  }
}

TEST_CASE("one table at one moment, and why") {
  const RunningService service("");
  const auto client = service.NewClient();
  const std::string test_case = "lab-udr-default-route";
  const std::string subnet = "azurerm_subnet.myvnet1_vnet1_subnet1";
  v1::EffectiveRoutesRequest routes;
  *routes.mutable_network() = NetworkOf(test_case);
  routes.add_subnets(subnet);
  routes.set_at("after");
  v1::EffectiveRoutesResponse tables;
  grpc::ClientContext for_routes;
  CHECK(client->EffectiveRoutes(&for_routes, routes, &tables).ok());
  CHECK(tables.tables_size() == 1);
  CHECK(RoutesDocument(tables) ==
        PlainJson::parse(
            CommandLineSays("routes", test_case, Concat("--at after --subnet ", subnet))));

  for (const char* to : {"10.4.2.101", "10.0.0.0/8"}) {
    v1::WhyRequest why;
    *why.mutable_network() = routes.network();
    why.set_from(subnet);
    why.set_to(to);
    v1::WhyResponse answer;
    grpc::ClientContext for_why;
    CHECK(client->Why(&for_why, why, &answer).ok());
    CHECK(DocumentOf(answer)["answer"] ==
          PlainJson::parse(
              CommandLineSays("why", test_case, Concat("--from ", subnet, " --to ", to))));
  }
}

TEST_CASE("what is not understood is refused with the words of the command line") {
  const RunningService service("--max-message 1 --max-upload 1");
  const auto client = service.NewClient();
  const auto refusal = [&](const v1::Network& network) {
    v1::EvaluateRequest request;
    *request.mutable_network() = network;
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    return client->Evaluate(&context, request, &evaluation);
  };
  v1::Network network;
  CHECK(refusal(network).error_code() == grpc::INVALID_ARGUMENT);
  network.mutable_plan()->set_content("{");
  CHECK_THAT(refusal(network).error_message(), Contains("plan: "));
  network = NetworkOf("lab-udr-default-route");
  v1::Document& configuration = *network.add_configurations();
  configuration.set_name("mine.yaml");
  configuration.set_content("version: 1\nwrong: 2\n");
  CHECK(refusal(network).error_code() == grpc::INVALID_ARGUMENT);
  CHECK_THAT(refusal(network).error_message(), Contains("mine.yaml:2"));

  network = NetworkOf("lab-udr-default-route");
  network.mutable_plan()->mutable_content()->append(2 << 20, ' ');
  CHECK(refusal(network).error_code() == grpc::RESOURCE_EXHAUSTED);
  v1::Evaluation evaluation;
  CHECK(Upload(*client, network, 1 << 16, evaluation).error_code() == grpc::RESOURCE_EXHAUSTED);

  v1::EffectiveRoutesRequest routes;
  *routes.mutable_network() = NetworkOf("lab-udr-default-route");
  routes.add_subnets("azurerm_subnet.nothing");
  v1::EffectiveRoutesResponse tables;
  grpc::ClientContext context;
  const grpc::Status status = client->EffectiveRoutes(&context, routes, &tables);
  CHECK(status.error_code() == grpc::INVALID_ARGUMENT);
  CHECK_THAT(status.error_message(), Contains("azurerm_subnet.nothing"));
  CHECK_THAT(service.Log(), !Contains("azurerm_subnet") && !Contains("wrong"));
}

TEST_CASE("a request that its client cancels stops") {
  const RunningService service("");
  const auto client = service.NewClient();
  const v1::EvaluateRequest request = LargeRequest();
  v1::Evaluation evaluation;
  grpc::ClientContext context;
  std::thread canceller([&] {
    CHECK(service.Becomes("routesight_requests_working", 1));
    context.TryCancel();
  });
  CHECK(client->Evaluate(&context, request, &evaluation).error_code() == grpc::CANCELLED);
  canceller.join();
  CHECK(service.Becomes("routesight_requests_total{method=\"Evaluate\",code=\"CANCELLED\"}", 1));
  CHECK(service.Metric("routesight_requests_working") == 0);
}

TEST_CASE("a request may take so long, by its client's wish or the service's") {
  const RunningService service("--time-limit 1");
  const auto client = service.NewClient();
  v1::EvaluateRequest request;
  request.mutable_network()->mutable_plan()->set_content(LargePlan(12000));
  v1::Evaluation evaluation;
  grpc::ClientContext hurried;
  hurried.set_deadline(In(milliseconds(150)));
  CHECK(client->Evaluate(&hurried, request, &evaluation).error_code() == grpc::DEADLINE_EXCEEDED);
  CHECK(service.Becomes("routesight_requests_working", 0));
  grpc::ClientContext patient;
  CHECK(client->Evaluate(&patient, request, &evaluation).error_code() == grpc::DEADLINE_EXCEEDED);

  grpc::ClientContext slow;
  const auto writer = client->EvaluateParts(&slow, &evaluation);
  v1::EvaluatePart part;
  part.set_role(v1::EvaluatePart::ROLE_PLAN);
  part.set_content("{");
  CHECK(writer->Write(part));
  CHECK(writer->Finish().error_code() == grpc::CANCELLED);
  CHECK(service.Becomes("routesight_requests_waiting", 0));
}

TEST_CASE("more requests than may wait are refused, the others are answered") {
  const RunningService service("--jobs 1 --queue 1");
  const v1::EvaluateRequest request = LargeRequest();
  std::atomic<int> answered = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 6; ++i) {
    clients.emplace_back([&] {
      v1::Evaluation evaluation;
      grpc::ClientContext context;
      const grpc::Status status = service.NewClient()->Evaluate(&context, request, &evaluation);
      if (status.ok()) ++answered;
      if (status.error_code() == grpc::RESOURCE_EXHAUSTED) ++refused;
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(answered >= 2);
  CHECK(answered + refused == 6);
  CHECK(refused >= 1);
}

TEST_CASE("an evaluation that dies harms nobody else") {
  const RunningService service("");
  const auto client = service.NewClient();
  const v1::EvaluateRequest request = LargeRequest();
  std::thread killer([&] {
    CHECK(service.Becomes("routesight_requests_working", 1));
    std::vector<pid_t> workers = service.Workers();
    // A request counts as working before its process runs.
    for (int i = 0; i < 1000 && workers.empty(); ++i, workers = service.Workers()) {
      std::this_thread::sleep_for(milliseconds(10));
    }
    for (const pid_t worker : workers) kill(worker, SIGKILL);
  });
  v1::Evaluation evaluation;
  grpc::ClientContext context;
  CHECK(client->Evaluate(&context, request, &evaluation).error_code() == grpc::INTERNAL);
  killer.join();
  v1::EvaluateRequest small;
  *small.mutable_network() = NetworkOf("lab-udr-default-route");
  grpc::ClientContext next;
  CHECK(client->Evaluate(&next, small, &evaluation).ok());
  CHECK_THAT(service.Log(), Contains("\"level\":\"error\""));
}

TEST_CASE("a service that is to end answers what it has begun, and nothing new") {
  RunningService service("--grace 60");
  const auto client = service.NewClient();
  CHECK_THAT(service.Page("/healthz"), Contains("200 OK"));
  CHECK_THAT(service.Page("/other"), Contains("404"));
  std::thread running([&] {
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    CHECK(client->Evaluate(&context, LargeRequest(), &evaluation).ok());
  });
  CHECK(service.Becomes("routesight_requests_working", 1));
  service.Signal(SIGTERM);
  for (int i = 0; i < 500 && service.Log().find("\"ending\"") == std::string::npos; ++i) {
    std::this_thread::sleep_for(milliseconds(10));
  }
  CHECK_THAT(service.Page("/healthz"), Contains("503"));
  v1::Evaluation evaluation;
  grpc::ClientContext late;
  CHECK(service.NewClient()->Evaluate(&late, LargeRequest(), &evaluation).error_code() ==
        grpc::UNAVAILABLE);
  running.join();
  CHECK(service.WaitForEnd() == 0);
}

TEST_CASE("what is still running when the grace is over is cancelled") {
  RunningService service("--grace 0");
  const auto client = service.NewClient();
  std::thread running([&] {
    v1::Evaluation evaluation;
    grpc::ClientContext context;
    CHECK_FALSE(client->Evaluate(&context, LargeRequest(), &evaluation).ok());
  });
  CHECK(service.Becomes("routesight_requests_working", 1));
  service.Signal(SIGTERM);
  running.join();
  CHECK(service.WaitForEnd() == 0);
}

}  // namespace routesight
