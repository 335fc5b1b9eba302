// parse_tree FILE: a bare nlohmann/json parse into a tree.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

int main(int count, char** words) {
  if (count != 2) return 1;
  std::ifstream file(words[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto tree = nlohmann::json::parse(text, nullptr, false);
  if (tree.is_discarded() || !tree.contains("resource_changes")) return 1;
  std::printf("%zu changes\n", tree["resource_changes"].size());
  return 0;
}
