#include "plugin/cli/plan_terraform_call.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr std::string_view kDirectoryOption = "-chdir=";
constexpr std::string_view kUsage = "routesight plan [flags] -- terraform plan [options]";

struct Flag {
  std::string name;
  std::optional<std::string> value;  // What follows an equals sign, or else stands behind.
};

// Go's rules: one dash or two, and the first word without any ends the flags. A word behind a flag
// is its value: plan takes no other words.
std::vector<Flag> ReadFlags(std::span<const std::string> words) {
  std::vector<Flag> flags;
  for (size_t i = 0; i < words.size(); ++i) {
    std::string_view text = words[i];
    if (!text.starts_with('-') || text == "-" || text == "--") break;
    text.remove_prefix(text.starts_with("--") ? 2 : 1);
    const size_t equals = text.find('=');
    Flag flag{std::string(text.substr(0, equals)), std::nullopt};
    if (equals != std::string_view::npos) {
      flag.value = text.substr(equals + 1);
    } else if (i + 1 < words.size() && !words[i + 1].starts_with('-')) {
      flag.value = words[++i];
    }
    flags.push_back(std::move(flag));
  }
  return flags;
}

bool IsSet(const Flag& flag) {
  if (!flag.value) return true;
  constexpr std::array<std::string_view, 6> kTrue = {"1", "t", "T", "true", "TRUE", "True"};
  return std::ranges::find(kTrue, *flag.value) != kTrue.end();
}

void Understand(const std::vector<Flag>& flags, TerraformCall& call) {
  for (const Flag& flag : flags) {
    if (flag.name == "out") call.out = flag.value.value_or("");
    if (flag.name == "detailed-exitcode") call.has_detailed_exit_code = IsSet(flag);
    if (flag.name == "json") call.prints_json = IsSet(flag);
    if (flag.name == "help" || flag.name == "h") call.asks_for_help = true;
  }
}

absl::Status NoPlan(const std::string& what) {
  return absl::FailedPreconditionError(ToAbsl(Concat(what, "; expected ", kUsage)));
}

}  // namespace

std::vector<std::string> TerraformCall::PlanInto(const std::string& plan_file) const {
  std::vector<std::string> call = words;
  // In front of the user's options: whatever stands there must not swallow it.
  call.insert(call.begin() + static_cast<std::ptrdiff_t>(command) + 1, "-out=" + plan_file);
  return call;
}

std::vector<std::string> TerraformCall::Show(const std::string& plan_file) const {
  std::vector<std::string> call(words.begin(),
                                words.begin() + static_cast<std::ptrdiff_t>(command));
  call.insert(call.end(), {"show", "-json", plan_file});
  return call;
}

absl::StatusOr<TerraformCall> ReadTerraformCall(std::vector<std::string> words,
                                                const InheritedOptions& inherited) {
  TerraformCall call;
  call.words = std::move(words);
  if (call.words.empty()) return NoPlan("no command behind --");
  const auto command = std::find_if(call.words.begin() + 1, call.words.end(),
                                    [](const std::string& word) { return !word.starts_with('-'); });
  if (command == call.words.end() || *command != "plan") {
    const std::string found =
        command == call.words.end() ? "names no command" : Concat("runs ", *command, ", not plan");
    return NoPlan(Concat("\"", Join(call.words, " "), "\" ", found));
  }
  call.command = static_cast<size_t>(command - call.words.begin());
  for (size_t i = 1; i < call.command; ++i) {
    const std::string& option = call.words[i];
    if (option.starts_with(kDirectoryOption)) {
      call.directory = option.substr(kDirectoryOption.size());
    }
  }
  Understand(ReadFlags(SplitLikeAShell(inherited.of_plan)), call);
  Understand(ReadFlags(SplitLikeAShell(inherited.of_program)), call);
  Understand(ReadFlags(std::span(call.words).subspan(call.command + 1)), call);
  return call;
}

std::vector<std::string> SplitLikeAShell(std::string_view text) {
  std::vector<std::string> words;
  bool in_word = false;
  char quotation = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char letter = text[i];
    if (quotation == 0 && absl::ascii_isspace(static_cast<unsigned char>(letter))) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (letter == '\\' && quotation != '\'' && i + 1 < text.size()) {
      words.back() += text[++i];
    } else if (letter == quotation) {
      quotation = 0;
    } else if (quotation == 0 && (letter == '"' || letter == '\'')) {
      quotation = letter;
    } else {
      words.back() += letter;
    }
  }
  return words;
}

}  // namespace routesight
