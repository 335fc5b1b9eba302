// Readers of single values: texts, words, numbers, and the value types of base/.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evaluator/base/ip_address.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/prefix.h"
#include "evaluator/base/severity.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/configuration.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

// Any text but the empty one.
std::string ReadText(const YamlValue& value);
bool ReadTruth(const YamlValue& value);
IpAddress ReadIpAddress(const YamlValue& value);
// A range with its length: a forgotten length would silently mean a single address.
Prefix ReadPrefix(const YamlValue& value);
PrefixPattern ReadPrefixPattern(const YamlValue& value);
Asn ReadAsn(const YamlValue& value);
Community ReadCommunity(const YamlValue& value);
Selector ReadSelector(const YamlValue& value);
std::chrono::year_month_day ReadDate(const YamlValue& value);
double ReadMinutes(const YamlValue& value);
Severity ReadSeverity(const YamlValue& value);

// A reader of whole numbers from `least` to `most`.
template <typename T>
constexpr auto WholeNumber(T least, T most) {
  return [least, most](const YamlValue& value) -> T {
    const auto number = value.integer();
    if (number && *number >= int64_t{least} && *number <= int64_t{most}) {
      return static_cast<T>(*number);
    }
    value.Reject(Concat("a whole number from ", least, " to ", most));
    return least;
  };
}

template <typename T>
struct Word {
  std::string_view text;
  T value;
};

// A reader of the words of `words`, a constant table.
template <typename T, size_t count>
constexpr auto OneOf(const Word<T> (&words)[count]) {
  return [table = std::span(words)](const YamlValue& value) {
    const std::string_view text = value.text().value_or("");
    std::vector<std::string_view> known;
    for (const Word<T>& word : table) {
      if (word.text == text) return word.value;
      known.push_back(word.text);
    }
    value.Reject(OneOfWords(text, known));
    return table.front().value;
  };
}

}  // namespace routesight
