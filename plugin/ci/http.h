// One HTTP request and its answer, over libcurl.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace routesight {

struct HttpRequest {
  std::string method;  // GET, POST, PUT or PATCH
  std::string url;
  std::vector<std::string> headers;  // `Name: value`
  std::string body;
};

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // Names in lower case.
  std::string body;

  bool ok() const { return status >= 200 && status < 300; }
  // The value of the last header of that name, which is in lower case; empty without one.
  std::string Header(std::string_view name) const;
};

struct HttpSettings {
  std::string user_agent;
  std::string authorities;         // File with certificates; empty for the system's.
  std::string authorities_folder;  // The same as a folder.
  long timeout_seconds = 30;       // For the whole of a request.
};

// A client with its kept connections. Proxies are those of the environment, as curl reads it.
// Redirections are answers like any other: what a request carries is for the host that it names.
class HttpClient {
 public:
  explicit HttpClient(HttpSettings settings);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // Fails with kUnavailable when nothing was sent, with kAborted when the server may have acted
  // though no answer came, and with kFailedPrecondition for what another try does not change.
  absl::StatusOr<HttpResponse> Send(const HttpRequest& request);

 private:
  struct Handle;

  HttpSettings settings_;
  std::unique_ptr<Handle> handle_;
};

// `text` as one part of a path or a query.
std::string UrlPart(std::string_view text);

}  // namespace routesight
