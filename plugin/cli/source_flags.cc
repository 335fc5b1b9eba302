#include "plugin/cli/source_flags.h"

#include <memory>

#include "plugin/cli/source_root.h"

namespace routesight {

SourceFlags::SourceFlags(CLI::App& command) {
  command
      .add_option("--source-root", folder_,
                  "The folder of the root module, so that reports name file and line")
      ->type_name("DIR")
      ->check(CLI::ExistingDirectory);
}

std::function<std::optional<SourcePlace>(std::string_view address)> SourceFlags::Finder() const {
  if (folder_.empty()) return {};
  auto root = std::make_shared<SourceRoot>(folder_);
  return [root](std::string_view address) { return root->Find(address); };
}

}  // namespace routesight
