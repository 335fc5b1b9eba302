terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.2"
    }
  }
}
provider "azurerm" {
  features {}
}
variable "spokes" {
  type = map(object({ cidr = string, region = string }))
  default = {
    "a.one" = { cidr = "10.1.0.0/16", region = "westeurope" }
    "b"     = { cidr = "10.2.0.0/16", region = "northeurope" }
  }
}
resource "azurerm_resource_group" "rg" {
  name     = "rg"
  location = "westeurope"
}
resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.rg.name
  address_space       = ["10.0.0.0/16"]
  subnet {
    name             = "fw"
    address_prefixes = ["10.0.1.0/24"]
  }
}
resource "azurerm_network_interface" "fw" {
  name                  = "fw"
  location              = "westeurope"
  resource_group_name   = azurerm_resource_group.rg.name
  ip_forwarding_enabled = true
  ip_configuration {
    name                          = "c"
    subnet_id                     = one(azurerm_virtual_network.hub.subnet).id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.0.1.4"
  }
}
module "spoke" {
  source   = "./modules/spoke"
  for_each = var.spokes
  name     = each.key
  spoke    = each.value
  hub      = azurerm_virtual_network.hub
  rg       = azurerm_resource_group.rg.name
  next_hop = azurerm_network_interface.fw.private_ip_address
}
