// Flags that several commands have.
#pragma once

#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "evaluator/report/text_style.h"
#include "plugin/cli/load.h"
#include "plugin/cli/progress.h"
#include "plugin/cli/terminal.h"

namespace routesight {

// CLI11 keeps pointers to the members of what is declared here, so these objects stay in place.

class ColourFlags {
 public:
  explicit ColourFlags(CLI::App& command);
  ColourFlags(const ColourFlags&) = delete;
  ColourFlags& operator=(const ColourFlags&) = delete;

  // How to write text to standard output.
  TextStyle style() const;

 private:
  bool always_ = false;
  bool never_ = false;
};

// What an evaluation needs besides the plan.
class ContextFlags {
 public:
  explicit ContextFlags(CLI::App& command);
  ContextFlags(const ContextFlags&) = delete;
  ContextFlags& operator=(const ContextFlags&) = delete;

  // What to load with this plan.
  InputNames NamesWith(const std::string& plan) const {
    return {plan, beside_, configurations_, parallelism_};
  }
  bool quiet() const { return quiet_; }
  // Whether to show progress while a report for people, and nothing else, is made.
  ProgressShown progress() const;

 private:
  std::vector<std::string> beside_;
  std::vector<std::string> configurations_;
  size_t parallelism_ = 10;
  bool quiet_ = false;
};

// The plan, and what an evaluation needs besides it.
class PlanFlags {
 public:
  explicit PlanFlags(CLI::App& command);
  PlanFlags(const PlanFlags&) = delete;
  PlanFlags& operator=(const PlanFlags&) = delete;

  const std::string& plan() const { return plan_; }
  // What to load: the plan, what stands beside it, and the configuration files.
  InputNames names() const { return context_.NamesWith(plan_); }
  bool quiet() const { return context_.quiet(); }
  ProgressShown progress() const { return context_.progress(); }

 private:
  std::string plan_;
  ContextFlags context_;
};

// Adds an option that may be given several times, each time with one value.
CLI::Option& AddRepeatable(CLI::App& command, const std::string& name,
                           std::vector<std::string>& values, const std::string& description);

}  // namespace routesight
