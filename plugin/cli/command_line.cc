#include "plugin/cli/command_line.h"

#include <string_view>
#include <vector>

#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

std::string DidYouMean(std::string_view word, const std::vector<std::string>& words) {
  const std::string_view nearest = NearestWord(word, {words.begin(), words.end()});
  return nearest.empty() ? "" : Concat("; did you mean ", nearest, "?");
}

std::vector<std::string> Flags(const CLI::App& command) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
  }
  return flags;
}

std::vector<std::string> Commands(const CLI::App& program) {
  std::vector<std::string> commands;
  for (const CLI::App* command : program.get_subcommands({})) {
    commands.push_back(command->get_name());
  }
  return commands;
}

}  // namespace

std::string FindLeftOver(const CLI::App& program) {
  const CLI::App& command = NamedCommand(program);
  const std::vector<std::string> words = program.remaining(true);
  if (words.empty()) return "";
  const std::string& word = words.front();
  if (word.starts_with('-') && word != "-") {
    const std::string flag = word.substr(0, word.find('='));
    return Concat("no flag ", flag, DidYouMean(flag, Flags(command)));
  }
  if (&command != &program) return Concat("unexpected argument ", word);
  return Concat("no command ", word, DidYouMean(word, Commands(program)));
}

const CLI::App& NamedCommand(const CLI::App& program) {
  const std::vector<CLI::App*> named = program.get_subcommands();
  return named.empty() ? program : *named.front();
}

std::string HelpHint(const CLI::App& program) {
  const CLI::App& command = NamedCommand(program);
  const std::string name = &command == &program ? "" : " " + command.get_name();
  return Concat("see routesight", name, " --help");
}

}  // namespace routesight
