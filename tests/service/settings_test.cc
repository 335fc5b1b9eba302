#include <catch2/catch.hpp>

#include "plugin/service/admission.h"
#include "plugin/service/listening.h"
#include "plugin/service/metrics.h"
#include "plugin/service/work_form.h"

namespace routesight {
namespace {

using Catch::Matchers::Contains;

ServeSettings ListeningAt(const std::string& address) {
  ServeSettings settings;
  settings.listen = address;
  return settings;
}

const auto kNever = [] { return false; };

}  // namespace

TEST_CASE("plans go over a network in plain text only if somebody asked for it") {
  for (const char* local : {"127.0.0.1:1", "localhost:1", "[::1]:1", "unix:/tmp/socket"}) {
    INFO(local);
    CHECK(CheckListening(ListeningAt(local)).ok());
  }
  for (const char* open : {"0.0.0.0:1", "[::]:1", "10.0.0.4:1", "host:1"}) {
    INFO(open);
    ServeSettings settings = ListeningAt(open);
    CHECK(absl::IsFailedPrecondition(CheckListening(settings)));
    settings.plain_text = PlainText::kAnywhere;
    CHECK(CheckListening(settings).ok());
    settings.plain_text = PlainText::kOnlyLocal;
    settings.certificate_file = "certificate";
    settings.key_file = "key";
    CHECK(CheckListening(settings).ok());
  }
}

TEST_CASE("settings that make no sense are refused") {
  for (const char* wrong : {"", "8080", "host:", "host:http", "host:70000", ":1", "unix:"}) {
    INFO(wrong);
    CHECK_FALSE(CheckListening(ListeningAt(wrong)).ok());
  }
  ServeSettings settings = ListeningAt("127.0.0.1:1");
  settings.certificate_file = "certificate";
  CHECK_FALSE(CheckListening(settings).ok());
  settings.certificate_file = "";
  settings.client_authority_file = "authority";
  CHECK_FALSE(CheckListening(settings).ok());
}

TEST_CASE("as many as may are inside, and as many as may are worked on") {
  const auto soon = std::chrono::steady_clock::now() + std::chrono::milliseconds(50);
  Admission admission(1, 1);
  Admission::Place first(admission);
  Admission::Place third(admission);
  REQUIRE(first.Enter().ok());
  REQUIRE(first.BeginWork(soon, kNever).ok());
  {
    Admission::Place second(admission);
    REQUIRE(second.Enter().ok());
    CHECK(absl::IsResourceExhausted(third.Enter()));
    CHECK(absl::IsDeadlineExceeded(second.BeginWork(soon, kNever)));
    CHECK(absl::IsCancelled(second.BeginWork(soon, [] { return true; })));
    CHECK(admission.counts().working == 1);
    CHECK(admission.counts().waiting == 1);
  }
  CHECK(third.Enter().ok());
  CHECK(admission.counts().waiting == 1);
}

TEST_CASE("metrics are what Prometheus reads") {
  Metrics metrics;
  metrics.Add({"Evaluate", "OK", 0.3, 100, 50});
  metrics.Add({"Evaluate", "OK", 70, 1, 2});
  metrics.Add({"Why", "INVALID_ARGUMENT", 0.01, 0, 0});
  const std::string text = metrics.Text({2, 1});
  for (const char* line :
       {"# TYPE routesight_requests_total counter\n",
        "routesight_requests_total{method=\"Evaluate\",code=\"OK\"} 2\n",
        "routesight_requests_total{method=\"Why\",code=\"INVALID_ARGUMENT\"} 1\n",
        "routesight_request_seconds_bucket{method=\"Evaluate\",le=\"0.25\"} 0\n",
        "routesight_request_seconds_bucket{method=\"Evaluate\",le=\"0.5\"} 1\n",
        "routesight_request_seconds_bucket{method=\"Evaluate\",le=\"+Inf\"} 2\n",
        "routesight_request_seconds_sum{method=\"Evaluate\"} 70.3\n",
        "routesight_request_seconds_count{method=\"Evaluate\"} 2\n",
        "routesight_request_bytes_total 101\n", "routesight_requests_working 2\n",
        "routesight_requests_waiting 1\n"}) {
    CHECK_THAT(text, Contains(line));
  }
}

TEST_CASE("work and results are read as they were written, and nothing else is") {
  const std::string text = WorkText(Method::kWhy, "bytes");
  const auto work = ReadWork(text);
  REQUIRE(work);
  CHECK(work->method == Method::kWhy);
  CHECK(work->request == "bytes");
  CHECK_FALSE(ReadWork(""));
  CHECK_FALSE(ReadWork("zbytes"));
  CHECK(*ReadResult(ResultText(std::string("answer"))) == "answer");
  CHECK(ReadResult(ResultText(absl::InvalidArgumentError("why"))).status() ==
        absl::InvalidArgumentError("why"));
  CHECK(absl::IsInternal(ReadResult("").status()));
}

}  // namespace routesight
