// Small plans in tests: only what matters is written, the frame is added here.
#pragma once

#include <string>
#include <string_view>

#include "evaluator/evaluate.h"

namespace routesight {

// One entry of `resource_changes` that creates `address` (type.name) with these values after; both
// are members of a JSON object without the braces.
std::string Created(std::string_view address, std::string_view after,
                    std::string_view after_unknown = "");
// One that is there and stays.
std::string Standing(std::string_view address, std::string_view values);
// Any other actions; `before` and `after` are JSON values.
std::string Changed(std::string_view address, std::string_view actions, std::string_view before,
                    std::string_view after);

// A plan of these changes, evaluated without a configuration file. `configuration` holds the
// members of `configuration.root_module`.
Evaluation EvaluateChanges(std::initializer_list<std::string> changes,
                           std::string_view configuration = "");
// The same with a configuration file.
Evaluation EvaluateWithFile(std::string_view yaml, std::initializer_list<std::string> changes);

// The table of a subnet before or after, as PrintTable prints it, with an empty line in front; or
// "\nno such subnet\n".
std::string TableAt(const Evaluation& evaluation, std::string_view at, std::string_view subnet);

}  // namespace routesight
