// Schemas in the form of the plugin protocol.
#pragma once

#include "plugin/protocol/schema.h"
#include "tfplugin6.pb.h"

namespace routesight {

void WriteSchema(const Schema& schema, tfplugin6::Schema* message);
void WriteFunction(const FunctionSchema& function, tfplugin6::Function* message);

}  // namespace routesight
