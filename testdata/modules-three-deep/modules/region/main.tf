variable "name" {
  type = string
}

variable "location" {
  type = string
}

variable "hub" {
  type = string
}

variable "spokes" {
  type = map(object({
    range   = string
    subnets = map(object({ inspected = bool }))
  }))
}

locals {
  appliance = cidrhost(var.hub, 4)
}

resource "azurerm_virtual_network" "hub" {
  name                = "hub-${var.name}"
  resource_group_name = "net-${var.name}"
  location            = var.location
  address_space       = [var.hub]
}

resource "azurerm_subnet" "nva" {
  name                 = "nva"
  resource_group_name  = azurerm_virtual_network.hub.resource_group_name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = [cidrsubnet(var.hub, 8, 0)]
}

module "spoke" {
  for_each = var.spokes

  source    = "../spoke"
  name      = "${var.name}-${each.key}"
  location  = var.location
  range     = each.value.range
  subnets   = each.value.subnets
  hub       = azurerm_virtual_network.hub
  appliance = local.appliance
}
