#include "evaluator/base/nearest_word.h"

#include <algorithm>
#include <cstddef>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr size_t kLongestGuess = 64;

// The number of single characters to add, remove, replace or exchange with their neighbour.
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::vector<size_t>> costs(a.size() + 1, std::vector<size_t>(b.size() + 1));
  for (size_t i = 0; i <= a.size(); ++i) {
    for (size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        costs[i][j] = i + j;
        continue;
      }
      costs[i][j] = std::min({costs[i - 1][j] + 1, costs[i][j - 1] + 1,
                              costs[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        costs[i][j] = std::min(costs[i][j], costs[i - 2][j - 2] + 1);
      }
    }
  }
  return costs[a.size()][b.size()];
}

}  // namespace

std::string_view NearestWord(std::string_view text, const std::vector<std::string_view>& words) {
  if (text.size() > kLongestGuess) return {};
  std::string_view nearest;
  size_t least = std::max<size_t>(text.size() / 3, 1) + 1;
  for (const std::string_view word : words) {
    const size_t distance = EditDistance(Lowered(text), word);
    if (distance >= least) continue;
    least = distance;
    nearest = word;
  }
  return nearest;
}

std::string OneOfWords(std::string_view text, const std::vector<std::string_view>& words) {
  const std::string_view nearest = NearestWord(text, words);
  const std::string list = Concat(words.size() == 1 ? "" : "one of ", Join(words, ", "));
  return nearest.empty() ? list : Concat(list, "; did you mean \"", nearest, "\"?");
}

}  // namespace routesight
