// Puts a provider on the wire: protocol messages to values and back, and nothing else.
#pragma once

#include <memory>

#include "plugin/protocol/plugin_log.h"
#include "plugin/protocol/provider.h"

namespace grpc {
class Service;
}

namespace routesight {

// Both arguments must outlive the service.
std::unique_ptr<grpc::Service> MakeProviderService(Provider& provider, const PluginLog& log);

}  // namespace routesight
