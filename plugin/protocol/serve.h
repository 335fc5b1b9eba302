// Runs a provider as a plugin of Terraform.
#pragma once

#include <string_view>

#include "plugin/protocol/handshake.h"
#include "plugin/protocol/provider.h"

namespace routesight {

// Serves until Terraform ends the plugin or goes away, and gives the exit code of the process.
// `name` is a literal and names the provider in log lines.
int ServeProvider(Provider& provider, std::string_view name, const HandshakeRequest& request);

}  // namespace routesight
