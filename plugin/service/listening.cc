#include "plugin/service/listening.h"

#include <arpa/inet.h>
#include <grpcpp/grpcpp.h>

#include <fstream>
#include <sstream>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kUnix = "unix:";

absl::Status WrongSettings(const std::string& why) {
  return absl::FailedPreconditionError(ToAbsl(why));
}

bool IsLoopback(const std::string& host) {
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  return host == "::1" || host == "localhost";
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty()) {
    return absl::DataLossError(ToAbsl(Concat(path, ": cannot be read, or is empty")));
  }
  return text.str();
}

}  // namespace

absl::StatusOr<HostAndPort> ReadHostAndPort(const std::string& address) {
  const size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0 ||
      !ParseNumber<uint16_t>(std::string_view(address).substr(colon + 1))) {
    return WrongSettings(Concat(address, ": expected HOST:PORT, such as 127.0.0.1:8443"));
  }
  std::string host = address.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return HostAndPort{host, address.substr(colon + 1)};
}

absl::Status CheckListening(const ServeSettings& settings) {
  const bool has_tls = !settings.certificate_file.empty();
  if (has_tls != !settings.key_file.empty()) {
    return WrongSettings("a certificate needs a key, and a key a certificate");
  }
  if (!has_tls && !settings.client_authority_file.empty()) {
    return WrongSettings("clients can prove who they are over TLS only: certificate and key");
  }
  if (settings.listen.starts_with(kUnix)) {
    return settings.listen.size() > kUnix.size() ? absl::OkStatus()
                                                 : WrongSettings("unix: needs a path");
  }
  const absl::StatusOr<HostAndPort> place = ReadHostAndPort(settings.listen);
  if (!place.ok()) return place.status();
  if (has_tls || settings.plain_text == PlainText::kAnywhere || IsLoopback(place->host)) {
    return absl::OkStatus();
  }
  return WrongSettings(Concat(settings.listen,
                              ": plans hold secrets, and this would take them without TLS; give "
                              "--tls-certificate and --tls-key, or --plain-text"));
}

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> CredentialsOf(
    const ServeSettings& settings) {
  if (settings.certificate_file.empty()) return grpc::InsecureServerCredentials();
  const absl::StatusOr<std::string> certificate = ReadFile(settings.certificate_file);
  if (!certificate.ok()) return certificate.status();
  const absl::StatusOr<std::string> key = ReadFile(settings.key_file);
  if (!key.ok()) return key.status();
  if (settings.client_authority_file.empty()) {
    grpc::SslServerCredentialsOptions options;
    options.pem_key_cert_pairs.push_back({*key, *certificate});
    return grpc::SslServerCredentials(options);
  }
  const absl::StatusOr<std::string> authority = ReadFile(settings.client_authority_file);
  if (!authority.ok()) return authority.status();
  grpc::SslServerCredentialsOptions options(
      GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = *authority;
  options.pem_key_cert_pairs.push_back({*key, *certificate});
  return grpc::SslServerCredentials(options);
}

}  // namespace routesight
