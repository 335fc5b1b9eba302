#include "plugin/ci/http.h"

#include <array>
#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"
#include "plugin/ci/curl_library.h"

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

bool NothingWasSent(CURLcode code, const CurlLibrary& library, CURL* curl) {
  if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY ||
      code == CURLE_COULDNT_CONNECT) {
    return true;
  }
  long sent = 0;
  library.easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &sent);
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

absl::Status Failure(CURLcode code, const CurlLibrary& library, CURL* curl, const char* details) {
  const std::string why = details[0] != '\0' ? details : library.easy_strerror(code);
  if (NothingWasSent(code, library, curl)) return absl::UnavailableError(ToAbsl(why));
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
  CurlLibrary library;
  CURL* curl = nullptr;
};

HttpClient::HttpClient(HttpSettings settings)
    : settings_(std::move(settings)), handle_(std::make_unique<Handle>()) {
  handle_->library = LoadCurl();
  if (handle_->library.is_there) handle_->curl = handle_->library.easy_init();
}

HttpClient::~HttpClient() {
  if (handle_->curl != nullptr) handle_->library.easy_cleanup(handle_->curl);
}

absl::StatusOr<HttpResponse> HttpClient::Send(const HttpRequest& request) {
  CURL* curl = handle_->curl;
  const CurlLibrary& library = handle_->library;
  if (curl == nullptr) {
    return absl::FailedPreconditionError("libcurl.so.4 cannot be loaded (Debian: libcurl4)");
  }
  library.easy_reset(curl);
  HttpResponse response;
  std::array<char, CURL_ERROR_SIZE> details{};
  library.easy_setopt(curl, CURLOPT_ERRORBUFFER, details.data());
  library.easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  library.easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  library.easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  library.easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  library.easy_setopt(curl, CURLOPT_USERAGENT, settings_.user_agent.c_str());
  library.easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kSecondsToConnect);
  library.easy_setopt(curl, CURLOPT_TIMEOUT, settings_.timeout_seconds);
  library.easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
  library.easy_setopt(curl, CURLOPT_WRITEFUNCTION, TakeBody);
  library.easy_setopt(curl, CURLOPT_WRITEDATA, &response.body);
  library.easy_setopt(curl, CURLOPT_HEADERFUNCTION, TakeHeader);
  library.easy_setopt(curl, CURLOPT_HEADERDATA, &response.headers);
  if (!settings_.authorities.empty()) {
    library.easy_setopt(curl, CURLOPT_CAINFO, settings_.authorities.c_str());
  }
  if (!settings_.authorities_folder.empty()) {
    library.easy_setopt(curl, CURLOPT_CAPATH, settings_.authorities_folder.c_str());
  }
  // On a kept connection that the server closes, libcurl sends again by itself. Whether what
  // creates something may be sent again is for our caller to say.
  library.easy_setopt(curl, CURLOPT_FRESH_CONNECT, request.method == "POST" ? 1L : 0L);
  if (!request.body.empty()) {
    library.easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
    library.easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                        static_cast<curl_off_t>(request.body.size()));
  }
  curl_slist* headers = nullptr;
  for (const std::string& header : request.headers) {
    headers = library.slist_append(headers, header.c_str());
  }
  // What goes to the server is not for a proxy on the way.
  library.easy_setopt(curl, CURLOPT_HEADEROPT, static_cast<long>(CURLHEADER_SEPARATE));
  library.easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  const CURLcode code = library.easy_perform(curl);
  library.slist_free_all(headers);
  if (code != CURLE_OK) return Failure(code, library, curl, details.data());
  long status = 0;
  library.easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
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
