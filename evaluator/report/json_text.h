// JSON that is written as it comes: the bytes of a document, without there being one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "evaluator/report/json.h"

namespace routesight {

using TakeText = std::function<void(std::string_view)>;

// Gives `take` the text in large pieces, in order. What is no UTF-8 is replaced by U+FFFD.
class JsonText {
 public:
  explicit JsonText(TakeText take) : take_(std::move(take)) {}

  void BeginObject() { Begin('{'); }
  void EndObject() { End('}'); }
  void BeginArray() { Begin('['); }
  void EndArray() { End(']'); }
  // Of the member whose value comes next.
  void Name(std::string_view name);

  void Text(std::string_view text);
  // Null for an empty text.
  void TextOrNull(std::string_view text);
  void Texts(std::span<const std::string> texts);
  void Number(uint64_t number);
  void Null();
  void Value(const Json& value);

  // Behind the value that is the whole text: a line feed, and what `take` has not got yet.
  void Finish();

 private:
  void Begin(char bracket);
  void End(char bracket);
  void BeginValue();
  void BeginLine();
  void Quoted(std::string_view text);

  TakeText take_;
  std::string text_;  // What was not taken yet.
  size_t depth_ = 0;
  bool is_first_ = true;  // Of what the innermost array or object holds.
  bool is_named_ = false;
};

}  // namespace routesight
