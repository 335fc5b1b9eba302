// Typed access to a YAML tree. A reader asks for what it expects and gets it, or something in its
// place while the mistake is noted; so one pass finds every mistake of a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evaluator/configuration/assumptions.h"
#include "evaluator/configuration/yaml_tree.h"

namespace routesight {

// The mistakes of one file, in the order in which they were found.
class Mistakes {
 public:
  void Add(std::string line);
  bool empty() const { return lines_.empty(); }
  // One mistake a line. Beyond the first thousand only their number is said.
  std::string ToString() const;

 private:
  std::vector<std::string> lines_;
  size_t more_ = 0;
};

struct Field;

// One value of the file with its path ("assume.appliances[0].asn"). Tree, file name and mistakes
// belong to the caller and outlive it.
class YamlValue {
 public:
  YamlValue(const YamlTree& tree, std::string_view file_name, Mistakes& mistakes)
      : YamlValue(tree, file_name, mistakes, tree.root, {}) {}

  Place place() const;
  bool is_null() const { return node().kind == YamlKind::kNull; }
  bool is_list() const { return node().kind == YamlKind::kSequence; }
  bool is_mapping() const { return node().kind == YamlKind::kMapping; }
  // Whether this list or mapping has nothing in it.
  bool is_empty() const { return node().items.empty() && node().entries.empty(); }
  // What a scalar says, if it is of that type. Types are those of YAML 1.2: `yes`, `on` and
  // `12:30` are texts, and so is everything in quotation marks.
  std::optional<std::string_view> text() const;
  std::optional<bool> truth() const;
  std::optional<int64_t> integer() const;  // Decimal only.
  std::optional<double> number() const;    // Finite only.

  // Notes that something else was `expected`, or that there is something wrong with what is here.
  void Reject(std::string_view expected) const;
  void Reject(std::string_view found, std::string_view expected) const;

  // The items of a list; anything else is a mistake.
  std::vector<YamlValue> Items() const;
  // The same; scalars that repeat an earlier one are mistakes.
  std::vector<YamlValue> DistinctItems() const;
  // The entries of a mapping with free keys; anything else, and repeated keys, are mistakes.
  std::vector<std::pair<std::string, YamlValue>> Entries() const;
  // Hands each entry of a mapping to the field with its key. Anything else than a mapping, and
  // unknown, repeated and missing keys are mistakes. Gives the known keys that are there, sorted.
  std::vector<std::string> ReadFields(const std::vector<Field>& fields) const;

 private:
  YamlValue(const YamlTree& tree, std::string_view file_name, Mistakes& mistakes, YamlNodeId id,
            std::string path)
      : tree_(&tree),
        file_name_(file_name),
        mistakes_(&mistakes),
        id_(id),
        path_(std::move(path)) {}

  const YamlNode& node() const { return tree_->nodes[id_]; }
  YamlValue Item(size_t index) const;
  // An entry's key, which has this mapping's path, and its value, which has its own.
  YamlValue Key(YamlNodeId key) const;
  YamlValue Value(YamlNodeId key, YamlNodeId value) const;
  bool CheckKey(const YamlValue& key) const;
  std::string Found() const;

  const YamlTree* tree_;
  std::string_view file_name_;
  Mistakes* mistakes_;
  YamlNodeId id_;
  std::string path_;
};

enum class Need : uint8_t { kOptional, kRequired };

// A key that a mapping may have, and what to do with its value.
struct Field {
  std::string_view key;
  Need need;
  std::function<void(const YamlValue&)> read;
};

// Fields that put what `read` makes of the value into `target`, which outlives them.
template <typename T, typename Reader>
Field Optional(std::string_view key, T& target, Reader read) {
  return {key, Need::kOptional, [&target, read](const YamlValue& value) { target = read(value); }};
}
template <typename T, typename Reader>
Field Required(std::string_view key, T& target, Reader read) {
  return {key, Need::kRequired, [&target, read](const YamlValue& value) { target = read(value); }};
}

// Readers of lists, made from a reader of items.
template <typename Reader>
auto ListOf(Reader read) {
  return [read](const YamlValue& value) {
    std::vector<decltype(read(value))> list;
    for (const YamlValue& item : value.Items()) list.push_back(read(item));
    return list;
  };
}
template <typename Reader>
auto NonEmptyListOf(Reader read) {
  return [read](const YamlValue& value) {
    auto list = ListOf(read)(value);
    if (value.is_list() && value.is_empty()) value.Reject("an empty list", "at least one item");
    return list;
  };
}
template <typename Reader>
auto DistinctListOf(Reader read) {
  return [read](const YamlValue& value) {
    std::vector<decltype(read(value))> list;
    for (const YamlValue& item : value.DistinctItems()) list.push_back(read(item));
    return list;
  };
}

}  // namespace routesight
