// Reads lists whose entries have names, and notes a name that stands twice in one file.
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "evaluator/base/text.h"
#include "evaluator/configuration/entry_name.h"
#include "evaluator/configuration/text_check.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

class DistinctNames {
 public:
  // A reader of lists, made from a reader of entries. Lists of one DistinctNames share their names;
  // it outlives the readers.
  template <typename Reader>
  auto ListOf(Reader read) {
    return [this, read](const YamlValue& value) {
      std::vector<decltype(read(value))> list;
      for (const YamlValue& item : value.Items()) {
        list.push_back(read(item));
        Add(EntryName(list.back()), item);
      }
      return list;
    };
  }

 private:
  void Add(const std::string& name, const YamlValue& value) {
    if (name.empty()) return;  // Missing, which is a mistake of its own.
    const auto [first, is_new] = lines_.emplace(name, value.place().line);
    if (is_new) return;
    value.Reject(Concat("a second entry for ", Quoted(name)),
                 Concat("one entry, as in line ", first->second));
  }

  absl::flat_hash_map<std::string, int> lines_;
};

}  // namespace routesight
