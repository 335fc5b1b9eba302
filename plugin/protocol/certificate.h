// The certificate with which a plugin proves itself to the Terraform process that started it.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace routesight {

struct Certificate {
  std::string certificate_pem;
  std::string key_pem;
  std::string der;
};

// A new key and a certificate for "localhost" signed with it.
absl::StatusOr<Certificate> MakeCertificate();

}  // namespace routesight
