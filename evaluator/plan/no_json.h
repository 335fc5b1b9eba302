// Recognises what people give in place of the JSON form of a plan.
#pragma once

#include <string_view>

namespace routesight {

// What a text is that is no JSON, as a sentence that ends in what to do; empty when it may be JSON.
std::string_view WhyNoJson(std::string_view text);

// Without the mark that some editors and shells put in front of UTF-8.
std::string_view WithoutByteOrderMark(std::string_view text);

}  // namespace routesight
