// Guesses which word was meant by a misspelled one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace routesight {

// The word nearest to `text`, the first of several; empty when none is close.
std::string_view NearestWord(std::string_view text, const std::vector<std::string_view>& words);

// `one of "a", "b"`, with `; did you mean "a"?` when `text` is close to one.
std::string OneOfWords(std::string_view text, const std::vector<std::string_view>& words);

}  // namespace routesight
