// The program terraform-provider-azurerm of the tests.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include "evaluator/base/text.h"
#include "plugin/protocol/handshake.h"
#include "plugin/protocol/serve.h"
#include "tests/stand_in/azure_store.h"
#include "tests/stand_in/behaviour.h"
#include "tests/stand_in/stand_in_provider.h"

namespace routesight {
namespace {

constexpr const char* kSubscription = "11111111-1111-4111-8111-111111111111";

std::string Environment(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

int Fail(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  return 1;
}

int Main() {
  const HandshakeRequest request = ReadHandshakeRequest();
  if (!IsFromTerraform(request)) {
    return Fail("This is a plugin for Terraform; tests/stand_in/README.md says how to use it.");
  }
  auto data = LoadStandInData(Environment("ROUTESIGHT_STAND_IN_DATA", ROUTESIGHT_STAND_IN_DATA));
  if (!data.ok()) return Fail(std::string(FromAbsl(data.status().message())));
  std::optional<std::filesystem::path> store;
  if (const char* directory = std::getenv("STAND_IN_STORE")) store = directory;
  StandInProvider provider(*std::move(data), AzureStore(std::move(store)),
                           Environment("ARM_SUBSCRIPTION_ID", kSubscription),
                           std::chrono::milliseconds(
                               ParseNumber<int>(Environment("STAND_IN_LATENCY", "0")).value_or(0)));
  return ServeProvider(provider, "azurerm-stand-in", request);
}

}  // namespace
}  // namespace routesight

int main() { return routesight::Main(); }
