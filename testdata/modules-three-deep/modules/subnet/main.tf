variable "name" {
  type = string
}

variable "network" {
  type = object({
    name                = string
    resource_group_name = string
  })
}

variable "range" {
  type = string
}

variable "inspected" {
  type = bool
}

variable "route_table_id" {
  type = string
}

resource "azurerm_subnet" "this" {
  name                 = var.name
  resource_group_name  = var.network.resource_group_name
  virtual_network_name = var.network.name
  address_prefixes     = [var.range]
}

resource "azurerm_subnet_route_table_association" "this" {
  count = var.inspected ? 1 : 0

  subnet_id      = azurerm_subnet.this.id
  route_table_id = var.route_table_id
}
