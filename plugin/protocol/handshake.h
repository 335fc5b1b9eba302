// How Terraform and a plugin agree before they speak gRPC: the rules of HashiCorp's go-plugin.
#pragma once

#include <string>
#include <string_view>

namespace routesight {

// What Terraform says in the environment of a plugin.
struct HandshakeRequest {
  std::string cookie;
  std::string versions;            // Such as "5,6", in any order.
  std::string client_certificate;  // PEM; empty when the connection is to be in the clear.
  std::string log_level;
  std::string socket_directory;
  bool understands_multiplexing = false;
};

HandshakeRequest ReadHandshakeRequest();

// True when Terraform started this process, false when a person did.
bool IsFromTerraform(const HandshakeRequest& request);

// Whether protocol 6, the only one we speak, is among those offered.
bool OffersOurVersion(const HandshakeRequest& request);

// The one line for standard output. `certificate_der` is empty for a connection in the clear.
std::string HandshakeLine(const HandshakeRequest& request, std::string_view socket,
                          std::string_view certificate_der);

}  // namespace routesight
