#include "plugin/ci/api_client.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "absl/status/status.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

using nlohmann::json;

constexpr size_t kLongestComplaint = 500;
constexpr int kSignInPage = 203;  // What Azure DevOps answers to a token that it does not know.

double Now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

void Wait(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }

// What the platforms say in words: GitHub `message`, GitLab `message` or `error`, Azure `message`.
std::string ComplaintOf(const HttpResponse& response) {
  const json body = json::parse(response.body, nullptr, false);
  if (!body.is_object()) return {};
  std::string complaint;
  for (const char* key : {"message", "error", "error_description"}) {
    const json& value = ApiValue(body, key);
    if (value.is_null()) continue;
    if (!complaint.empty()) complaint += "; ";
    complaint += value.is_string() ? value.get<std::string>()
                                   : value.dump(-1, ' ', false, json::error_handler_t::replace);
  }
  return complaint.substr(0, kLongestComplaint);
}

std::string Place(const HttpRequest& request) { return Concat(request.method, " ", request.url); }

}  // namespace

ApiClient::ApiClient(HttpSettings http, ApiSettings settings)
    : http_(std::move(http)), settings_(std::move(settings)) {}

absl::StatusOr<ApiAnswer> ApiClient::Get(const std::string& url) {
  return Send({"GET", url, {}, {}}, Repeatable::kYes);
}

absl::StatusOr<ApiAnswer> ApiClient::Write(std::string_view method, const std::string& url,
                                           const json& body, Repeatable repeatable) {
  HttpRequest request{std::string(method), url, {"Content-Type: application/json"}, {}};
  request.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
  return Send(std::move(request), repeatable);
}

absl::StatusOr<ApiAnswer> ApiClient::Send(HttpRequest request, Repeatable repeatable) {
  // A page's link to the next page comes from outside; the token goes nowhere else for it.
  if (!request.url.starts_with(settings_.base + "/")) {
    return absl::FailedPreconditionError(
        ToAbsl(Concat(Place(request), ": lies outside of ", settings_.base)));
  }
  request.headers.insert(request.headers.end(), settings_.headers.begin(), settings_.headers.end());
  absl::StatusOr<HttpResponse> response = SendPatiently(request, repeatable);
  if (!response.ok()) {
    return absl::Status(response.status().code(),
                        ToAbsl(WithoutSecrets(
                            Concat(Place(request), ": ", FromAbsl(response.status().message())))));
  }
  if (!response->ok() || response->status == kSignInPage) {
    return Refusal(request, *response, repeatable);
  }
  ApiAnswer answer{json::parse(response->body, nullptr, false), *std::move(response)};
  if (!answer.body.is_discarded() || answer.response.body.empty()) return answer;
  return absl::FailedPreconditionError(
      ToAbsl(Concat(Place(request), ": the answer is no JSON; is this the address of an API?")));
}

absl::StatusOr<HttpResponse> ApiClient::SendPatiently(const HttpRequest& request,
                                                      Repeatable repeatable) {
  const Patience& patience = settings_.patience;
  for (int next = 2;; ++next) {
    absl::StatusOr<HttpResponse> result = http_.Send(request);
    Log(request, result);
    if (next > patience.tries || !MayEndBetter(result, repeatable, Now())) return result;
    const double chance = std::uniform_real_distribution<double>(0, 1)(chance_);
    double wait = BackOff(patience, next, chance);
    if (result.ok()) wait = std::max(wait, WaitAskedFor(*result, Now()).value_or(0));
    if (wait > patience.longest_wait_seconds) return result;
    Wait(wait);
  }
}

absl::Status ApiClient::Refusal(const HttpRequest& request, const HttpResponse& response,
                                Repeatable repeatable) const {
  std::string message = Concat(Place(request), ": answer ", response.status);
  if (const std::string complaint = ComplaintOf(response); !complaint.empty()) {
    message += Concat(" (", complaint, ")");
  }
  const std::optional<double> wait = WaitAskedFor(response, Now());
  absl::StatusCode code = absl::StatusCode::kUnavailable;
  if (wait && *wait > settings_.patience.longest_wait_seconds) {
    message += Concat("; it asks to come back in ", static_cast<int64_t>(*wait),
                      " seconds, which is longer than is waited here");
  } else if (response.status == kSignInPage || response.status == 401 || response.status == 403 ||
             response.status == 404) {
    message += Concat("; ", settings_.permission_help);
    code =
        response.status == 404 ? absl::StatusCode::kNotFound : absl::StatusCode::kPermissionDenied;
  } else if (response.status >= 300 && response.status < 400) {
    message += Concat("; it has moved to ", response.Header("location"),
                      ", check --repository and --api-url");
  } else if (response.status >= 500 && repeatable == Repeatable::kNo) {
    code = absl::StatusCode::kAborted;
  }
  return absl::Status(code, ToAbsl(WithoutSecrets(std::move(message))));
}

void ApiClient::Log(const HttpRequest& request, const absl::StatusOr<HttpResponse>& result) const {
  if (!settings_.log) return;
  const std::string outcome =
      result.ok() ? Concat(result->status) : std::string(FromAbsl(result.status().message()));
  settings_.log(WithoutSecrets(Concat(Place(request), ": ", outcome)));
}

std::string ApiClient::WithoutSecrets(std::string text) const {
  for (const std::string& secret : settings_.secrets) {
    if (secret.empty()) continue;
    for (size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
      text.replace(at, secret.size(), "***");
    }
  }
  return text;
}

const json& ApiValue(const json& object, std::string_view key) {
  static const json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(std::string(key));
  return found == object.end() ? nothing : *found;
}

std::string ApiText(const json& object, std::string_view key) {
  const json& value = ApiValue(object, key);
  if (value.is_string()) return value.get<std::string>();
  return value.is_number_integer() ? value.dump() : std::string();
}

}  // namespace routesight
