// `routesight audit`: many plans, one row each.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "plugin/cli/audit_run.h"
#include "plugin/cli/exit_code.h"
#include "plugin/cli/shared_flags.h"

namespace routesight {

class AuditCommand {
 public:
  explicit AuditCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ExitCode Run() const;

 private:
  absl::Status CheckFlags() const;
  absl::StatusOr<AuditOutput> ReadOutput() const;
  absl::StatusOr<AuditRequest> ReadRequest() const;
  absl::StatusOr<AuditTotals> Audit() const;

  CLI::App& command_;
  ContextFlags context_;
  ColourFlags colours_;
  std::vector<std::string> paths_;
  std::string format_ = "text";
  std::string fail_on_;
  std::string shard_;
  std::string rows_;
  std::string terraform_directory_;
  size_t jobs_ = 0;  // One per processor.
  bool merge_ = false;
  bool resume_ = false;
  bool exit_zero_ = false;
};

}  // namespace routesight
