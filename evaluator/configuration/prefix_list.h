// Lists of prefixes, in which one item may stand for many.
#pragma once

#include <vector>

#include "evaluator/base/prefix.h"
#include "evaluator/configuration/yaml_value.h"

namespace routesight {

// Items are prefixes, or the first `count` ranges of a `length` within a prefix:
// {within: 10.64.0.0/10, length: 24, count: 1200}.
std::vector<Prefix> ReadPrefixList(const YamlValue& value);

}  // namespace routesight
