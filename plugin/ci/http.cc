#include "plugin/ci/http.h"

#include <curl/curl.h>

#include <array>
#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr long kSecondsToConnect = 10;
constexpr size_t kLargestBody = size_t{64} << 20;

size_t TakeBody(char* bytes, size_t, size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + count > kLargestBody) return 0;
  body.append(bytes, count);
  return count;
}

size_t TakeHeader(char* bytes, size_t, size_t count, void* into) {
  auto& headers = *static_cast<std::vector<std::pair<std::string, std::string>>*>(into);
  const std::string_view line(bytes, count);
  // The status line of a further answer: what came before was of a proxy or of "100 Continue".
  if (line.starts_with("HTTP/")) headers.clear();
  const size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    headers.emplace_back(Lowered(line.substr(0, colon)),
                         absl::StripAsciiWhitespace(ToAbsl(line.substr(colon + 1))));
  }
  return count;
}

bool NothingWasSent(CURLcode code, CURL* curl) {
  if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY ||
      code == CURLE_COULDNT_CONNECT) {
    return true;
  }
  long sent = 0;
  curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &sent);
  return code == CURLE_OPERATION_TIMEDOUT && sent == 0;
}

bool MayHaveBeenActedOn(CURLcode code) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return true;
    default:
      return false;
  }
}

absl::Status Failure(CURLcode code, CURL* curl, const char* details) {
  const std::string why = details[0] != '\0' ? details : curl_easy_strerror(code);
  if (NothingWasSent(code, curl)) return absl::UnavailableError(ToAbsl(why));
  if (MayHaveBeenActedOn(code)) return absl::AbortedError(ToAbsl(why));
  return absl::FailedPreconditionError(ToAbsl(why));
}

}  // namespace

std::string HttpResponse::Header(std::string_view name) const {
  for (auto header = headers.rbegin(); header != headers.rend(); ++header) {
    if (header->first == name) return header->second;
  }
  return {};
}

struct HttpClient::Handle {
  CURL* curl = nullptr;
};

HttpClient::HttpClient(HttpSettings settings)
    : settings_(std::move(settings)), handle_(std::make_unique<Handle>()) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  handle_->curl = curl_easy_init();
}

HttpClient::~HttpClient() {
  curl_easy_cleanup(handle_->curl);
  curl_global_cleanup();
}

absl::StatusOr<HttpResponse> HttpClient::Send(const HttpRequest& request) {
  CURL* curl = handle_->curl;
  if (curl == nullptr) return absl::FailedPreconditionError("libcurl does not start");
  curl_easy_reset(curl);
  HttpResponse response;
  std::array<char, CURL_ERROR_SIZE> details{};
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, details.data());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  curl_easy_setopt(curl, CURLOPT_USERAGENT, settings_.user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kSecondsToConnect);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, settings_.timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, TakeBody);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &response.body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, TakeHeader);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &response.headers);
  if (!settings_.authorities.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, settings_.authorities.c_str());
  }
  if (!settings_.authorities_folder.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAPATH, settings_.authorities_folder.c_str());
  }
  // On a kept connection that the server closes, libcurl sends again by itself. Whether what
  // creates something may be sent again is for our caller to say.
  curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, request.method == "POST" ? 1L : 0L);
  if (!request.body.empty()) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                     static_cast<curl_off_t>(request.body.size()));
  }
  curl_slist* headers = nullptr;
  for (const std::string& header : request.headers) {
    headers = curl_slist_append(headers, header.c_str());
  }
  // What goes to the server is not for a proxy on the way.
  curl_easy_setopt(curl, CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  const CURLcode code = curl_easy_perform(curl);
  curl_slist_free_all(headers);
  if (code != CURLE_OK) return Failure(code, curl, details.data());
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  response.status = static_cast<int>(status);
  return response;
}

std::string UrlPart(std::string_view text) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string part;
  for (const char c : text) {
    if (kPlain.find(c) != std::string_view::npos) {
      part += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      part += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    }
  }
  return part;
}

}  // namespace routesight
