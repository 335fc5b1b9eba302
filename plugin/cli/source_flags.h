// The flag that says where the sources of a plan are.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "CLI/CLI.hpp"
#include "evaluator/render/render.h"

namespace routesight {

class SourceFlags {
 public:
  explicit SourceFlags(CLI::App& command);
  SourceFlags(const SourceFlags&) = delete;
  SourceFlags& operator=(const SourceFlags&) = delete;

  // Finds blocks in the named folder; empty where none is named.
  std::function<std::optional<SourcePlace>(std::string_view address)> Finder() const;

 private:
  std::string folder_;
};

}  // namespace routesight
