// `routesight audit`: many plans, one row each.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "evaluator/audit/audit_totals.h"
#include "evaluator/base/severity.h"
#include "plugin/cli/audit_paths.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class AuditCommand {
 public:
  explicit AuditCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  struct Request {
    std::optional<Severity> fail_on;
    Shard shard;
    size_t jobs = 1;
  };
  absl::StatusOr<Request> Read() const;
  absl::StatusOr<AuditTotals> Audit() const;

  CLI::App& command_;
  ContextFlags context_;
  ColourFlags colours_;
  std::vector<std::string> paths_;
  std::string format_ = "text";
  std::string fail_on_;
  std::string shard_;
  std::string rows_;
  size_t jobs_ = 0;
  bool merge_ = false;
  bool resume_ = false;
  bool exit_zero_ = false;
};

}  // namespace routesight
