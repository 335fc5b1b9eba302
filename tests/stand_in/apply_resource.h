// What an object looks like once it is there: everything unknown has got a value.
#pragma once

#include <string>

#include "plugin/protocol/cty_value.h"
#include "plugin/protocol/schema.h"
#include "tests/stand_in/azure_store.h"
#include "tests/stand_in/behaviour.h"

namespace routesight {

CtyValue ApplyValues(const std::string& resource_type, const Schema& schema,
                     const Behaviour& behaviour, const std::string& subscription,
                     const AzureStore& store, const CtyValue& planned);

}  // namespace routesight
