variable "name" {
  type = string
}

variable "location" {
  type = string
}

variable "range" {
  type = string
}

variable "subnets" {
  type = map(object({ inspected = bool }))
}

variable "hub" {
  type = object({
    id                  = string
    name                = string
    resource_group_name = string
  })
}

variable "appliance" {
  type = string
}

locals {
  order = sort(keys(var.subnets))
  routes = {
    default = "0.0.0.0/0"
    private = "10.0.0.0/8"
  }
}

resource "azurerm_virtual_network" "this" {
  name                = var.name
  resource_group_name = var.hub.resource_group_name
  location            = var.location
  address_space       = [var.range]
}

resource "azurerm_route_table" "inspected" {
  name                = "inspected-${var.name}"
  resource_group_name = var.hub.resource_group_name
  location            = var.location

  dynamic "route" {
    for_each = local.routes

    content {
      name                   = route.key
      address_prefix         = route.value
      next_hop_type          = "VirtualAppliance"
      next_hop_in_ip_address = var.appliance
    }
  }
}

module "subnet" {
  for_each = var.subnets

  source         = "../subnet"
  name           = each.key
  network        = azurerm_virtual_network.this
  range          = cidrsubnet(var.range, 8, index(local.order, each.key))
  route_table_id = each.value.inspected ? azurerm_route_table.inspected.id : null
  inspected      = each.value.inspected
}

resource "azurerm_virtual_network_peering" "to_hub" {
  name                      = "${var.name}-hub"
  resource_group_name       = var.hub.resource_group_name
  virtual_network_name      = azurerm_virtual_network.this.name
  remote_virtual_network_id = var.hub.id
  allow_forwarded_traffic   = true
}

resource "azurerm_virtual_network_peering" "from_hub" {
  name                      = "hub-${var.name}"
  resource_group_name       = var.hub.resource_group_name
  virtual_network_name      = var.hub.name
  remote_virtual_network_id = azurerm_virtual_network.this.id
}
