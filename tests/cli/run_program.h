// Runs the built program as a user would.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace routesight {

struct ProgramRun {
  int exit_code = -1;
  std::string output;  // Standard output.
  std::string errors;  // Standard error.
};

// `arguments` as a shell reads them, redirections included. `environment` is `NAME=value …`;
// variables about colours and CI systems are not inherited.
ProgramRun RunProgram(std::string_view arguments, std::string_view environment = "");

// The same with standard output on a terminal of 80 columns; its carriage returns are left out.
ProgramRun RunOnTerminal(std::string_view arguments, std::string_view environment = "");

// The plan of a case of testdata/, quoted for the shell.
std::string PlanOf(std::string_view test_case);

std::string ReadWholeFile(const std::filesystem::path& path);

// A directory that is empty at first and gone at the end.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path Write(std::string_view name, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

}  // namespace routesight
