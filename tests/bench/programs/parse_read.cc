// parse_read FILE: simdjson On-Demand as its documentation shows it, over a text that is read
// first.
#include "tests/bench/programs/resource_changes.h"

int main(int count, char** words) {
  simdjson::padded_string text;
  if (count != 2 || simdjson::padded_string::load(words[1]).get(text) != simdjson::SUCCESS)
    return 1;
  return PrintResourceChanges(text);
}
