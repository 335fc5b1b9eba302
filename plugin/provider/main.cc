// The program terraform-provider-routesight: Terraform starts it.
#include <cstdio>

#include "plugin/protocol/handshake.h"
#include "plugin/protocol/serve.h"
#include "plugin/provider/routesight_provider.h"

int main() {
  const routesight::HandshakeRequest request = routesight::ReadHandshakeRequest();
  if (!routesight::IsFromTerraform(request)) {
    std::fputs(
        "This is a plugin that Terraform starts by itself; on the command line use routesight.\n",
        stderr);
    return 1;
  }
  routesight::RoutesightProvider provider;
  return routesight::ServeProvider(provider, "routesight", request);
}
