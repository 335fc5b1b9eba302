// Log lines on stderr in the form that Terraform shows under TF_LOG.
#pragma once

#include <string_view>

namespace routesight {

enum class LogLevel { kTrace, kDebug, kInfo, kWarn, kError, kOff };

class PluginLog {
 public:
  // `environment_level` is what TF_LOG_PROVIDER, or else TF_LOG, holds; empty keeps warnings only.
  PluginLog(std::string_view module, std::string_view environment_level);

  void Write(LogLevel level, std::string_view message) const;

 private:
  std::string_view module_;  // A literal of the program.
  LogLevel lowest_;
};

}  // namespace routesight
