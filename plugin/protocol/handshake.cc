#include "plugin/protocol/handshake.h"

#include <cstdlib>

#include "absl/strings/escaping.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kCookie =
    "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";
constexpr std::string_view kCoreVersion = "1";
constexpr std::string_view kProtocolVersion = "6";

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string FirstOf(std::string first, std::string second) {
  return first.empty() ? second : first;
}

}  // namespace

HandshakeRequest ReadHandshakeRequest() {
  return {Environment("TF_PLUGIN_MAGIC_COOKIE"),
          Environment("PLUGIN_PROTOCOL_VERSIONS"),
          Environment("PLUGIN_CLIENT_CERT"),
          FirstOf(Environment("TF_LOG_PROVIDER"), Environment("TF_LOG")),
          FirstOf(Environment("PLUGIN_UNIX_SOCKET_DIR"), FirstOf(Environment("TMPDIR"), "/tmp")),
          !Environment("PLUGIN_MULTIPLEX_GRPC").empty()};
}

bool IsFromTerraform(const HandshakeRequest& request) { return request.cookie == kCookie; }

bool OffersOurVersion(const HandshakeRequest& request) {
  return Concat(",", request.versions, ",").find(Concat(",", kProtocolVersion, ",")) !=
         std::string::npos;
}

std::string HandshakeLine(const HandshakeRequest& request, std::string_view socket,
                          std::string_view certificate_der) {
  std::string certificate = absl::Base64Escape(ToAbsl(certificate_der));
  while (certificate.ends_with('=')) certificate.pop_back();  // Go reads it without padding.
  return Concat(kCoreVersion, "|", kProtocolVersion, "|unix|", socket, "|grpc|", certificate,
                // We never share one connection among several streams of go-plugin.
                request.understands_multiplexing ? "|false" : "", "\n");
}

}  // namespace routesight
