// What a route resource and an inline route block have in common.
#pragma once

#include <string>

#include "evaluator/readers/resource_reader.h"

namespace routesight {

// The route that `values` describe; `path` is where they stand in the resource, with a dot at its
// end, or empty. Table and names are left to the caller.
UserRouteDraft ReadRoute(const ResourceReader& resource, JsonView values, const std::string& path);

}  // namespace routesight
