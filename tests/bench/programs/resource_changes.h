// What every program that reads a plan at all has to do, and nothing else: to look at the type and
// the actions of each change.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <cstdio>

struct ChangeCount {
  std::uint64_t changes = 0;
  std::uint64_t letters = 0;
};

inline int PrintResourceChanges(simdjson::padded_string_view text) {
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  if (parser.iterate(text).get(document) != simdjson::SUCCESS) return 1;
  simdjson::ondemand::array changes;
  if (document["resource_changes"].get_array().get(changes) != simdjson::SUCCESS) return 1;
  ChangeCount count;
  for (simdjson::ondemand::object change : changes) {
    ++count.changes;
    count.letters += std::string_view(change["type"]).size();
    for (std::string_view action : change["change"]["actions"]) count.letters += action.size();
  }
  std::printf("%llu changes, %llu letters\n", static_cast<unsigned long long>(count.changes),
              static_cast<unsigned long long>(count.letters));
  return 0;
}
