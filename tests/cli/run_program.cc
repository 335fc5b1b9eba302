#include "tests/cli/run_program.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

std::string ShellCommand(std::string_view arguments, std::string_view environment,
                         const std::filesystem::path& errors) {
  return Concat("env -u NO_COLOR -u CLICOLOR_FORCE -u GITHUB_ACTIONS -u TF_BUILD TERM=xterm ",
                environment, " '", ROUTESIGHT_BINARY, "' ", arguments, " 2>'", errors.string(),
                "'");
}

int ExitCodeOf(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + status; }

}  // namespace

ProgramRun RunProgram(std::string_view arguments, std::string_view environment) {
  const TemporaryDirectory directory;
  const std::filesystem::path errors = directory.path() / "errors";
  FILE* pipe = popen(ShellCommand(arguments, environment, errors).c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("popen");
  ProgramRun run;
  char buffer[4096];
  while (const size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) {
    run.output.append(buffer, count);
  }
  run.exit_code = ExitCodeOf(pclose(pipe));
  run.errors = ReadWholeFile(errors);
  return run;
}

ProgramRun RunOnTerminal(std::string_view arguments, std::string_view environment) {
  const TemporaryDirectory directory;
  const std::filesystem::path errors = directory.path() / "errors";
  const std::string command = ShellCommand(arguments, environment, errors);
  winsize size{};
  size.ws_row = 24;
  size.ws_col = 80;
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child < 0) throw std::runtime_error("forkpty");
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    std::_Exit(127);
  }
  ProgramRun run;
  char buffer[4096];
  ssize_t count = 0;
  while ((count = read(terminal, buffer, sizeof buffer)) > 0) {
    run.output.append(buffer, static_cast<size_t>(count));
  }
  close(terminal);
  int status = 0;
  waitpid(child, &status, 0);
  std::erase(run.output, '\r');
  run.exit_code = ExitCodeOf(status);
  run.errors = ReadWholeFile(errors);
  return run;
}

std::string PlanOf(std::string_view test_case) {
  return Concat("'", ROUTESIGHT_SOURCE_DIR, "/testdata/", test_case, "/plan.json'");
}

std::string ReadWholeFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name = std::filesystem::temp_directory_path() / "routesight-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

std::filesystem::path TemporaryDirectory::Write(std::string_view name,
                                                std::string_view text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
  return path_ / name;
}

}  // namespace routesight
