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

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = ["10.0.0.0/16"]
}

module "subnet" {
  for_each = { app = "10.0.1.0/24", new = "10.0.2.0/24" }

  source  = "./modules/subnet"
  name    = each.key
  network = azurerm_virtual_network.hub.name
  prefix  = each.value
}

moved {
  from = azurerm_subnet.app
  to   = module.subnet["app"].azurerm_subnet.this
}

moved {
  from = azurerm_route.default
  to   = azurerm_route.all
}

resource "azurerm_route_table" "app" {
  name                = "app"
  resource_group_name = "net"
  location            = "westeurope"
}

resource "azurerm_route" "all" {
  name                   = "default"
  resource_group_name    = "net"
  route_table_name       = azurerm_route_table.app.name
  address_prefix         = "0.0.0.0/0"
  next_hop_type          = "VirtualAppliance"
  next_hop_in_ip_address = "10.0.0.4"
}

resource "azurerm_route" "branch" {
  name                   = "branch"
  resource_group_name    = "net"
  route_table_name       = azurerm_route_table.app.name
  address_prefix         = "10.9.0.0/16"
  next_hop_type          = "VirtualAppliance"
  next_hop_in_ip_address = "10.0.0.5"
}

resource "azurerm_subnet_route_table_association" "subnet" {
  for_each = module.subnet

  subnet_id      = each.value.id
  route_table_id = azurerm_route_table.app.id
}

moved {
  from = azurerm_subnet_route_table_association.app
  to   = azurerm_subnet_route_table_association.subnet["app"]
}
