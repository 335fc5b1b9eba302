variable "name" {
  type = string
}

variable "network" {
  type = string
}

variable "prefix" {
  type = string
}

resource "azurerm_subnet" "this" {
  name                 = var.name
  resource_group_name  = "net"
  virtual_network_name = var.network
  address_prefixes     = [var.prefix]
}

output "id" {
  value = azurerm_subnet.this.id
}
