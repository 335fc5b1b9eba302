// Where the service listens, and how it and its clients prove who they are.
#pragma once

#include <grpcpp/security/server_credentials.h>

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "plugin/service/serve.h"

namespace routesight {

struct HostAndPort {
  std::string host;  // Without brackets.
  std::string port;
};

// HOST:PORT; an IPv6 address stands in brackets.
absl::StatusOr<HostAndPort> ReadHostAndPort(const std::string& address);

// Fails with kFailedPrecondition for settings that contradict each other, and for plain text over
// a network that nobody has asked for.
absl::Status CheckListening(const ServeSettings& settings);

// Fails with kDataLoss for a file that cannot be read.
absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> CredentialsOf(
    const ServeSettings& settings);

}  // namespace routesight
