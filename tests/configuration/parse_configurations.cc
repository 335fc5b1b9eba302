// Parses the documents on standard input, each ended by a zero byte, and prints for each the number
// of its mistakes and then the mistakes, one a line. For schema_agrees.py.
#include <algorithm>
#include <iostream>
#include <string>
#include <string_view>

#include "evaluator/base/text.h"
#include "evaluator/configuration/parse_configuration.h"

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string text; std::getline(std::cin, text, '\0');) {
    const auto configuration = routesight::ParseConfiguration(text, "f");
    if (configuration.ok()) {
      std::cout << "0\n";
      continue;
    }
    const std::string_view lines = routesight::FromAbsl(configuration.status().message());
    std::cout << std::ranges::count(lines, '\n') + 1 << "\n" << lines << "\n";
  }
}
