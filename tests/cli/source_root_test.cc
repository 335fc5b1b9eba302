#include "plugin/cli/source_root.h"

#include <catch2/catch.hpp>

#include "evaluator/base/text.h"
#include "tests/cli/run_program.h"

namespace routesight {
namespace {

std::string Found(SourceRoot& root, const std::filesystem::path& folder, std::string_view address) {
  const auto place = root.Find(address);
  if (!place) return "nowhere";
  return Concat(std::filesystem::path(place->file).lexically_relative(folder).string(), ":",
                place->line);
}

TEST_CASE("an address leads to its block, through local modules and to the call of others") {
  const TemporaryDirectory directory;
  std::filesystem::create_directories(directory.path() / "net/inner");
  directory.Write("main.tf",
                  "resource \"azurerm_subnet\" \"a\" {\n}\n"
                  "module \"net\" {\n  source = \"./net\"\n}\n"
                  "module \"far\" {\n  source = \"Azure/network/azurerm\"\n}\n");
  directory.Write("net/net.tf", "\nmodule \"inner\" { source = \"./inner/\" }\n");
  directory.Write("net/inner/x.tf", "\n\ndata \"azurerm_subnet\" \"b\" {}\n");
  directory.Write("more.tf.json", R"({"resource": {"azurerm_subnet": {"c": {}}}, "module": 1})");
  SourceRoot root(directory.path());
  const auto found = [&](std::string_view address) {
    return Found(root, directory.path(), address);
  };
  CHECK(found("azurerm_subnet.a") == "main.tf:1");
  CHECK(found("azurerm_subnet.a[\"x.y]\\\"[z\"]") == "main.tf:1");
  CHECK(found("azurerm_subnet.c") == "more.tf.json:1");
  CHECK(found("module.net[\"k\"].module.inner[0].data.azurerm_subnet.b") == "net/inner/x.tf:3");
  CHECK(found("module.far.module.any.azurerm_subnet.x") == "main.tf:6");
  CHECK(found("module.net.azurerm_subnet.b") == "nowhere");
  CHECK(found("azurerm_subnet.b") == "nowhere");
  CHECK(found("data.azurerm_subnet.a") == "nowhere");
  CHECK(found("module.gone.azurerm_subnet.a") == "nowhere");
  for (const char* wrong : {"", "module", "module.net", ".", "a.b.c", "data.x", "[[[", "a[\""}) {
    CHECK(found(wrong) == "nowhere");
  }
}

}  // namespace
}  // namespace routesight
