#include "evaluator/readers/machine_parts.h"
#include "evaluator/readers/reader.h"

namespace routesight {

const Reader kReadAzurermWindowsVirtualMachine = {"azurerm_windows_virtual_machine",
                                                  kVirtualMachineAttributes, ReadVirtualMachine};

}  // namespace routesight
