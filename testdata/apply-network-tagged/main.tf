terraform {
  required_version = ">= 1.9"
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

resource "azurerm_resource_group" "net" {
  name     = "net"
  location = "westeurope"
}

resource "azurerm_virtual_network" "left" {
  name                = "left"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.2.0.0/16"]
  tags                = { owner = "net" }
}

resource "azurerm_subnet" "a" {
  name                 = "a"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.left.name
  address_prefixes     = ["10.2.0.0/24"]
}

resource "azurerm_virtual_network" "right" {
  name                = "right"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.3.0.0/16"]
}

resource "azurerm_subnet" "b" {
  name                 = "b"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.right.name
  address_prefixes     = ["10.3.0.0/24"]
}

resource "azurerm_virtual_network_peering" "lr" {
  name                      = "lr"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.left.name
  remote_virtual_network_id = azurerm_virtual_network.right.id
}

resource "azurerm_virtual_network_peering" "rl" {
  name                      = "rl"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.right.name
  remote_virtual_network_id = azurerm_virtual_network.left.id
}
