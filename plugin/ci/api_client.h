// Requests to the API of a platform: with the token, again when that may help, and with errors that
// say what to do. The token is in no message.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "nlohmann/json.hpp"
#include "plugin/ci/http.h"
#include "plugin/ci/patience.h"

namespace routesight {

struct ApiSettings {
  std::string base;                  // https://api.github.com, without a slash at the end.
  std::vector<std::string> headers;  // With every request; they hold the token.
  std::vector<std::string> secrets;  // What no message may show.
  std::string permission_help;       // What a token needs, for answers 401, 403 and 404.
  Patience patience;
  std::function<void(std::string_view)> log;  // Told of every try; may be empty.
};

struct ApiAnswer {
  nlohmann::json body;
  HttpResponse response;
};

class ApiClient {
 public:
  ApiClient(HttpSettings http, ApiSettings settings);

  const std::string& base() const { return settings_.base; }

  // `url` must be at the base. Fails with kPermissionDenied for 401 and 403, with kNotFound, with
  // kAborted when a request that is not repeatable may have been acted on, else with kUnavailable.
  absl::StatusOr<ApiAnswer> Get(const std::string& url);
  absl::StatusOr<ApiAnswer> Write(std::string_view method, const std::string& url,
                                  const nlohmann::json& body, Repeatable repeatable);

 private:
  absl::StatusOr<ApiAnswer> Send(HttpRequest request, Repeatable repeatable);
  absl::StatusOr<HttpResponse> SendPatiently(const HttpRequest& request, Repeatable repeatable);
  absl::Status Refusal(const HttpRequest& request, const HttpResponse& response,
                       Repeatable repeatable) const;
  void Log(const HttpRequest& request, const absl::StatusOr<HttpResponse>& result) const;
  std::string WithoutSecrets(std::string text) const;

  HttpClient http_;
  ApiSettings settings_;
  std::mt19937 chance_{std::random_device()()};
};

// The text, or the number as text, under a key of an object; empty without one.
std::string ApiText(const nlohmann::json& object, std::string_view key);
// What stands under a key of an object; null without it.
const nlohmann::json& ApiValue(const nlohmann::json& object, std::string_view key);

}  // namespace routesight
