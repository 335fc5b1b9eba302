// The type of azurerm 4.x and older; of 5.x only the data source is left, which names no interface.
#include "evaluator/readers/machine_parts.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

constexpr std::string_view kAttributes[] = {"network_interface_ids", "power_state", "zones"};

}  // namespace

const Reader kReadAzurermVirtualMachine = {"azurerm_virtual_machine", kAttributes,
                                           ReadVirtualMachine};

}  // namespace routesight
