#include "plugin/cli/log_commands.h"

#include <sys/stat.h>
#include <unistd.h>

#include <random>
#include <string_view>

#include "evaluator/base/text.h"
#include "plugin/cli/ci_system.h"

namespace routesight {
namespace {

bool OutputIsFile() {
  struct stat about {};
  return fstat(STDOUT_FILENO, &about) == 0 && S_ISREG(about.st_mode);
}

// Whoever prints the text cannot know the word that ends it.
std::string RandomWord() {
  std::random_device random;
  std::string word = "routesight";
  for (int i = 0; i < 4; ++i) word += Concat("-", random());
  return word;
}

void BreakUp(std::string& text, std::string_view begin) {
  for (size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    text.insert(at + 1, " ");
  }
}

}  // namespace

std::string WithoutCommands(std::string text) {
  if (text.empty() || OutputIsFile()) return text;
  if (InAzurePipelines()) {
    BreakUp(text, "##vso[");
    BreakUp(text, "##[");
  }
  if (!InGithubActions()) return text;
  const std::string word = RandomWord();
  return Concat("::stop-commands::", word, "\n", text, "::", word, "::\n");
}

std::string ComplaintWithoutCommands(std::string text) {
  // Both systems know commands in the middle of a line by these; `::` acts at its begin only.
  if (InAzurePipelines() || InGithubActions()) {
    BreakUp(text, "##vso[");
    BreakUp(text, "##[");
  }
  return text;
}

}  // namespace routesight
