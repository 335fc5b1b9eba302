// Where the blocks of a Terraform configuration stand in its files.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluator/render/render.h"
#include "evaluator/render/terraform_blocks.h"

namespace routesight {

// Reads folders when an address first asks for them. Files that cannot be read have no blocks.
class SourceRoot {
 public:
  // The folder of the root module. Paths are given as seen from where `folder` is: of `infra`, the
  // place of a block in its main.tf is `infra/main.tf`.
  explicit SourceRoot(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // The block of a resource or data source, through local modules; within any other module, the
  // call of it. Absent where there is no such block.
  std::optional<SourcePlace> Find(std::string_view address);

 private:
  struct Placed {
    TerraformBlock block;
    SourcePlace place;
  };

  const std::vector<Placed>& BlocksOf(const std::filesystem::path& folder);
  const Placed* FindBlock(const std::filesystem::path& folder, std::string_view kind,
                          const std::vector<std::string>& labels);

  std::filesystem::path folder_;
  std::map<std::filesystem::path, std::vector<Placed>> read_;
};

}  // namespace routesight
