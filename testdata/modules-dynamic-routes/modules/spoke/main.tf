variable "name" {}
variable "spoke" { type = object({ cidr = string, region = string }) }
variable "hub" {}
variable "rg" {}
variable "next_hop" {}
locals {
  subnets = { app = 1, db = 2 }
}
resource "azurerm_virtual_network" "this" {
  name                = "spoke-${var.name}"
  location            = var.spoke.region
  resource_group_name = var.rg
  address_space       = [var.spoke.cidr]
}
resource "azurerm_subnet" "this" {
  for_each             = local.subnets
  name                 = each.key
  resource_group_name  = var.rg
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [cidrsubnet(var.spoke.cidr, 8, each.value)]
}
resource "azurerm_route_table" "this" {
  name                          = "rt-${var.name}"
  location                      = var.spoke.region
  resource_group_name           = var.rg
  bgp_route_propagation_enabled = false
  dynamic "route" {
    for_each = { all = "0.0.0.0/0" }
    content {
      name                   = route.key
      address_prefix         = route.value
      next_hop_type          = "VirtualAppliance"
      next_hop_in_ip_address = var.next_hop
    }
  }
}
resource "azurerm_subnet_route_table_association" "this" {
  for_each       = azurerm_subnet.this
  subnet_id      = each.value.id
  route_table_id = azurerm_route_table.this.id
}
resource "azurerm_virtual_network_peering" "up" {
  name                      = "up"
  resource_group_name       = var.rg
  virtual_network_name      = azurerm_virtual_network.this.name
  remote_virtual_network_id = var.hub.id
}
resource "azurerm_virtual_network_peering" "down" {
  name                      = "down-${var.name}"
  resource_group_name       = var.rg
  virtual_network_name      = var.hub.name
  remote_virtual_network_id = azurerm_virtual_network.this.id
}
