#include "evaluator/readers/machine_parts.h"
#include "evaluator/readers/reader.h"

namespace routesight {

const Reader kReadAzurermLinuxVirtualMachine = {"azurerm_linux_virtual_machine",
                                                kVirtualMachineAttributes, ReadVirtualMachine};

}  // namespace routesight
