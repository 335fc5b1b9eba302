// Which planned changes the real provider can only make by replacing the object.
#pragma once

#include <string>
#include <vector>

#include "plugin/protocol/provider.h"
#include "tests/stand_in/behaviour.h"

namespace routesight {

// Both values are whole objects of the type.
std::vector<AttributePath> FindReplacements(const std::string& resource_type, const CtyType& type,
                                            const Behaviour& behaviour, const CtyValue& prior,
                                            const CtyValue& planned);

}  // namespace routesight
