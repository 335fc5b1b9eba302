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

import {
  to = azurerm_virtual_network.hub
  id = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/hub"
}

import {
  to = azurerm_subnet.app
  id = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/hub/subnets/app"
}

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = ["10.0.0.0/16", "10.9.0.0/16"]
}

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_route_table" "app" {
  name                = "app"
  resource_group_name = "net"
  location            = "westeurope"
}

resource "azurerm_route" "default" {
  name                   = "default"
  resource_group_name    = "net"
  route_table_name       = azurerm_route_table.app.name
  address_prefix         = "0.0.0.0/0"
  next_hop_type          = "VirtualAppliance"
  next_hop_in_ip_address = "10.0.0.4"
}

resource "azurerm_subnet_route_table_association" "app" {
  subnet_id      = azurerm_subnet.app.id
  route_table_id = azurerm_route_table.app.id
}
