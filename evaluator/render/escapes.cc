#include "evaluator/render/escapes.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "evaluator/base/text.h"
#include "evaluator/report/text_style.h"

namespace routesight {
namespace {

struct Replacement {
  char from;
  std::string_view to;
};

std::string Replaced(std::string_view text, std::initializer_list<Replacement> replacements) {
  std::string replaced;
  replaced.reserve(text.size());
  for (const char c : text) {
    const auto found = std::ranges::find(replacements, c, &Replacement::from);
    if (found == replacements.end()) {
      replaced += c;
    } else {
      replaced += found->to;
    }
  }
  return replaced;
}

// Line ends may stay in messages of several lines; everything else is printable.
std::string PrintableLines(std::string_view text) {
  std::string lines;
  while (true) {
    const size_t end = text.find('\n');
    lines += Printable(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    lines += '\n';
    text.remove_prefix(end + 1);
  }
}

size_t LongestRun(std::string_view text, char wanted) {
  size_t longest = 0;
  size_t run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string MarkupText(std::string_view text) {
  return Replaced(PrintableLines(text),
                  {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}});
}

// A mention or the number of an issue is one wherever it stands, but for code. A colon written as
// an entity begins no link, nor does such a full stop behind www.
std::string MarkdownText(std::string_view text) {
  std::string escaped = Replaced(Printable(text), {{'&', "&amp;"},
                                                   {'<', "&lt;"},
                                                   {'>', "&gt;"},
                                                   {'\\', "\\\\"},
                                                   {'`', "\\`"},
                                                   {'*', "\\*"},
                                                   {'_', "\\_"},
                                                   {'[', "\\["},
                                                   {']', "\\]"},
                                                   {'|', "\\|"},
                                                   {'~', "\\~"},
                                                   {'!', "\\!"},
                                                   {'$', "\\$"},
                                                   {'"', "&quot;"},
                                                   {'#', "`#`"},
                                                   {'@', "`@`"}});
  for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>("://", "&#58;//"),
                                 {"www.", "www&#46;"},
                                 {"WWW.", "WWW&#46;"}}) {
    for (size_t at = escaped.find(from); at != std::string::npos; at = escaped.find(from, at)) {
      escaped.replace(at, from.size(), to);
    }
  }
  // What begins a list does so only at the beginning of a line.
  if (escaped.starts_with('-') || escaped.starts_with('+')) escaped.insert(0, "\\");
  return escaped;
}

std::string MarkdownCode(std::string_view text) {
  if (text.empty()) return {};
  const std::string printable = Printable(text);
  const std::string fence(LongestRun(printable, '`') + 1, '`');
  const bool needs_room = printable.starts_with('`') || printable.ends_with('`') ||
                          (printable.starts_with(' ') && printable.ends_with(' '));
  const std::string_view room = needs_room ? " " : "";
  // A table ends its cell at a bar even inside code, unless a backslash stands before it.
  return Concat(fence, room, Replaced(printable, {{'|', "\\|"}}), room, fence);
}

std::string GithubMessage(std::string_view text) {
  return Replaced(PrintableLines(text), {{'%', "%25"}, {'\r', "%0D"}, {'\n', "%0A"}});
}

std::string GithubProperty(std::string_view text) {
  return Replaced(Printable(text), {{'%', "%25"}, {':', "%3A"}, {',', "%2C"}});
}

// An agent looks for commands in the middle of lines, too.
std::string AzureMessage(std::string_view text) {
  std::string message =
      Replaced(PrintableLines(text), {{'%', "%AZP25"}, {'\r', "%0D"}, {'\n', "%0A"}});
  for (size_t at = message.find("##"); at != std::string::npos; at = message.find("##", at)) {
    message.insert(at + 1, " ");
  }
  return message;
}

std::string AzureProperty(std::string_view text) {
  return Replaced(AzureMessage(text), {{';', "%3B"}, {']', "%5D"}});
}

std::string MermaidLabel(std::string_view text) {
  return Replaced(Printable(text), {{'#', "#35;"},
                                    {'"', "#quot;"},
                                    {'<', "#lt;"},
                                    {'>', "#gt;"},
                                    {'&', "#amp;"},
                                    {'`', "#96;"},
                                    {'\\', "#92;"},
                                    {'%', "#37;"},
                                    {';', "#59;"},
                                    {'|', "#124;"},
                                    {'{', "#123;"},
                                    {'}', "#125;"}});
}

}  // namespace routesight
