#include "evaluator/configuration/yaml_value.h"

#include <algorithm>
#include <cmath>

#include "absl/container/flat_hash_set.h"
#include "evaluator/base/nearest_word.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/text_check.h"

namespace routesight {
namespace {

constexpr size_t kMostShown = 1000;

// The plain scalars of YAML 1.2's core schema that are no texts.
std::optional<bool> PlainTruth(std::string_view text) {
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  return {};
}

std::string_view WithoutSign(std::string_view text) {
  return text.starts_with('+') || text.starts_with('-') ? text.substr(1) : text;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool IsDecimalNumber(std::string_view text) {
  std::string_view mantissa = WithoutSign(text);
  if (const size_t e = mantissa.find_first_of("eE"); e != mantissa.npos) {
    if (!IsDigits(WithoutSign(mantissa.substr(e + 1)))) return false;
    mantissa = mantissa.substr(0, e);
  }
  const size_t point = mantissa.find('.');
  const std::string_view whole = mantissa.substr(0, point);
  const std::string_view fraction =
      point == mantissa.npos ? std::string_view() : mantissa.substr(point + 1);
  return (whole.empty() || IsDigits(whole)) && (fraction.empty() || IsDigits(fraction)) &&
         whole.size() + fraction.size() > 0;
}

bool IsNumber(std::string_view text) {
  const std::string lowered = Lowered(WithoutSign(text));
  const bool based = text.starts_with("0x") || text.starts_with("0o");
  return IsDecimalNumber(text) || lowered == ".inf" || text == ".nan" || text == ".NaN" ||
         text == ".NAN" ||
         (based && text.size() > 2 &&
          text.find_first_not_of("0123456789abcdefABCDEF", 2) == text.npos);
}

}  // namespace

void Mistakes::Add(std::string line) {
  if (lines_.size() < kMostShown) {
    lines_.push_back(std::move(line));
  } else {
    ++more_;
  }
}

std::string Mistakes::ToString() const {
  const std::string text = Join(lines_, "\n");
  return more_ == 0 ? text : Concat(text, "\nand ", more_, " more mistakes");
}

Place YamlValue::place() const { return {std::string(file_name_), node().line, node().column}; }

std::optional<std::string_view> YamlValue::text() const {
  const std::string_view text = node().text;
  if (node().kind == YamlKind::kQuotedScalar) return text;
  if (node().kind != YamlKind::kPlainScalar || PlainTruth(text) || IsNumber(text)) return {};
  return text;
}

std::optional<bool> YamlValue::truth() const {
  return node().kind == YamlKind::kPlainScalar ? PlainTruth(node().text) : std::nullopt;
}

std::optional<int64_t> YamlValue::integer() const {
  std::string_view text = node().text;
  if (node().kind != YamlKind::kPlainScalar || !IsDigits(WithoutSign(text))) return {};
  if (text.starts_with('+')) text.remove_prefix(1);
  return ParseNumber<int64_t>(text);
}

std::optional<double> YamlValue::number() const {
  std::string_view text = node().text;
  if (node().kind != YamlKind::kPlainScalar || !IsDecimalNumber(text)) return {};
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto number = ParseNumber<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string YamlValue::Found() const {
  switch (node().kind) {
    case YamlKind::kNull:
      return "nothing";
    case YamlKind::kPlainScalar:
      return text() ? Quoted(node().text) : OneLine(node().text);
    case YamlKind::kQuotedScalar:
      return Quoted(node().text);
    case YamlKind::kSequence:
      return "a list";
    case YamlKind::kMapping:
      return "a mapping";
  }
  return {};
}

void YamlValue::Reject(std::string_view expected) const { Reject(Found(), expected); }

void YamlValue::Reject(std::string_view found, std::string_view expected) const {
  const std::string where = path_.empty() ? "the top level" : path_;
  mistakes_->Add(Concat(file_name_, ":", node().line, ":", node().column, ": at ", where,
                        ": found ", found, ", expected ", expected));
}

YamlValue YamlValue::Item(size_t index) const {
  return {*tree_, file_name_, *mistakes_, node().items[index], Concat(path_, "[", index, "]")};
}

YamlValue YamlValue::Key(YamlNodeId key) const {
  return {*tree_, file_name_, *mistakes_, key, path_};
}

YamlValue YamlValue::Value(YamlNodeId key, YamlNodeId value) const {
  const std::string name = OneLine(tree_->nodes[key].text);
  return {*tree_, file_name_, *mistakes_, value, Concat(path_, path_.empty() ? "" : ".", name)};
}

bool YamlValue::CheckKey(const YamlValue& key) const {
  const bool is_key = !key.is_null() && !key.is_list() && !key.is_mapping();
  if (!is_key) key.Reject(Concat(key.Found(), " as a key"), "text");
  return is_key;
}

std::vector<YamlValue> YamlValue::Items() const {
  if (!is_list()) Reject("a list");
  std::vector<YamlValue> items;
  items.reserve(node().items.size());
  for (size_t i = 0; i < node().items.size(); ++i) items.push_back(Item(i));
  return items;
}

std::vector<YamlValue> YamlValue::DistinctItems() const {
  std::vector<YamlValue> items = Items();
  absl::flat_hash_set<std::string_view> seen;
  for (const YamlValue& item : items) {
    if (!item.node().text.empty() && !seen.insert(item.node().text).second) {
      item.Reject(Concat(item.Found(), " again"), "each item once");
    }
  }
  return items;
}

std::vector<std::pair<std::string, YamlValue>> YamlValue::Entries() const {
  if (!is_mapping()) Reject("a mapping");
  std::vector<std::pair<std::string, YamlValue>> entries;
  absl::flat_hash_set<std::string_view> seen;
  for (const auto& [key_id, value_id] : node().entries) {
    const YamlValue key = Key(key_id);
    if (!CheckKey(key)) continue;
    const std::string& name = key.node().text;
    if (name.empty()) key.Reject("an empty key", "text");
    if (!seen.insert(name).second) {
      key.Reject(Concat("the key ", Quoted(name), " again"), "each key once");
    }
    entries.emplace_back(name, Value(key_id, value_id));
  }
  return entries;
}

std::vector<std::string> YamlValue::ReadFields(const std::vector<Field>& fields) const {
  std::vector<std::string> given;
  if (!is_mapping()) {
    Reject("a mapping");
    return given;
  }
  for (const auto& [key_id, value_id] : node().entries) {
    const YamlValue key = Key(key_id);
    if (!CheckKey(key)) continue;
    const std::string& name = key.node().text;
    const auto field = std::ranges::find(fields, name, &Field::key);
    if (field == fields.end()) {
      std::vector<std::string_view> known;
      for (const Field& each : fields) known.push_back(each.key);
      key.Reject(Concat("the unknown key ", Quoted(name)), OneOfWords(name, known));
    } else if (std::ranges::find(given, name) != given.end()) {
      key.Reject(Concat("the key ", Quoted(name), " again"), "each key once");
    } else {
      given.push_back(name);
      field->read(Value(key_id, value_id));
    }
  }
  for (const Field& field : fields) {
    if (field.need == Need::kRequired && std::ranges::find(given, field.key) == given.end()) {
      Reject(Concat("no ", Quoted(field.key)), Concat("the key ", Quoted(field.key)));
    }
  }
  std::ranges::sort(given);
  return given;
}

}  // namespace routesight
