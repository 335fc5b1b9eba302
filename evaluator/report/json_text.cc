#include "evaluator/report/json_text.h"

#include <charconv>
#include <iterator>
#include <limits>

namespace routesight {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kWorthTaking = size_t{1} << 16;

// As the library writes it, which knows all about numbers and about what is no UTF-8.
std::string AsInDocuments(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

enum class Characters : uint8_t { kPlain, kQuotes, kOthers };

// Which there are: only plain ASCII, quotation marks and backslashes too, or any.
Characters CharactersOf(std::string_view text) {
  bool quotes = false;
  bool others = false;
  for (const char c : text) {
    quotes |= c == '"' || c == '\\';
    others |= static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x80;
  }
  return others ? Characters::kOthers : quotes ? Characters::kQuotes : Characters::kPlain;
}

}  // namespace

void JsonText::Name(std::string_view name) {
  BeginValue();
  Quoted(name);
  text_ += ": ";
  is_named_ = true;
}

void JsonText::Text(std::string_view text) {
  BeginValue();
  Quoted(text);
}

void JsonText::TextOrNull(std::string_view text) { text.empty() ? Null() : Text(text); }

void JsonText::Texts(std::span<const std::string> texts) {
  BeginArray();
  for (const std::string& text : texts) Text(text);
  EndArray();
}

void JsonText::Number(uint64_t number) {
  char digits[std::numeric_limits<uint64_t>::digits10 + 1];
  BeginValue();
  text_.append(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr);
}

void JsonText::Null() {
  BeginValue();
  text_ += "null";
}

void JsonText::Value(const Json& value) {
  switch (value.type()) {
    case Json::value_t::object:
      BeginObject();
      for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
        Name(name);
        Value(member);
      }
      return EndObject();
    case Json::value_t::array:
      BeginArray();
      for (const Json& item : value) Value(item);
      return EndArray();
    case Json::value_t::string:
      return Text(value.get_ref<const std::string&>());
    case Json::value_t::number_unsigned:
      return Number(value.get<uint64_t>());
    default:
      BeginValue();
      text_ += AsInDocuments(value);
  }
}

void JsonText::Finish() {
  text_ += '\n';
  take_(text_);
  text_.clear();
}

void JsonText::Begin(char bracket) {
  BeginValue();
  text_ += bracket;
  ++depth_;
  is_first_ = true;
}

void JsonText::End(char bracket) {
  --depth_;
  if (!is_first_) BeginLine();
  text_ += bracket;
  is_first_ = false;
}

void JsonText::BeginValue() {
  if (is_named_) {
    is_named_ = false;
    return;
  }
  if (!is_first_) text_ += ',';
  if (depth_ > 0) BeginLine();
  is_first_ = false;
}

void JsonText::BeginLine() {
  if (text_.size() >= kWorthTaking) {
    take_(text_);
    text_.clear();
  }
  constexpr std::string_view kLineStart = "\n                        ";
  const size_t size = 1 + kIndent * depth_;
  text_ += kLineStart.substr(0, size);
  if (size > kLineStart.size()) text_.append(size - kLineStart.size(), ' ');
}

void JsonText::Quoted(std::string_view text) {
  const Characters characters = CharactersOf(text);
  if (characters == Characters::kOthers) {
    text_ += AsInDocuments(text);
    return;
  }
  text_ += '"';
  if (characters == Characters::kPlain) {
    text_ += text;
  } else {
    for (const char c : text) {
      if (c == '"' || c == '\\') text_ += '\\';
      text_ += c;
    }
  }
  text_ += '"';
}

}  // namespace routesight
