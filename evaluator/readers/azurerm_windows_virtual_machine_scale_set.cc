#include "evaluator/readers/machine_parts.h"
#include "evaluator/readers/reader.h"

namespace routesight {

const Reader kReadAzurermWindowsVirtualMachineScaleSet = {
    "azurerm_windows_virtual_machine_scale_set", kScaleSetAttributes, ReadScaleSet};

}  // namespace routesight
