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

# What another team runs: this configuration only reads it.

data "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "platform"
}

data "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  virtual_network_name = "hub"
  resource_group_name  = "platform"
}

data "azurerm_virtual_network_gateway" "vpn" {
  name                = "vpn"
  resource_group_name = "platform"
}

data "azurerm_local_network_gateway" "office" {
  name                = "office"
  resource_group_name = "platform"
}

data "azurerm_virtual_network_gateway_connection" "office" {
  name                = "office"
  resource_group_name = "platform"
}

data "azurerm_express_route_circuit" "amsterdam" {
  name                = "amsterdam"
  resource_group_name = "platform"
}

resource "azurerm_resource_group" "app" {
  name     = "app"
  location = "westeurope"
}

resource "azurerm_virtual_network" "app" {
  name                = "app"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
  address_space       = ["10.1.0.0/16"]
}

resource "azurerm_local_network_gateway" "branch" {
  name                = "branch"
  location            = azurerm_resource_group.app.location
  resource_group_name = azurerm_resource_group.app.name
  gateway_address     = "203.0.113.20"
  address_space       = ["192.168.20.0/24"]
}

resource "azurerm_virtual_network_gateway_connection" "branch" {
  name                       = "branch"
  location                   = azurerm_resource_group.app.location
  resource_group_name        = azurerm_resource_group.app.name
  type                       = "IPsec"
  virtual_network_gateway_id = data.azurerm_virtual_network_gateway.vpn.id
  local_network_gateway_id   = azurerm_local_network_gateway.branch.id
}
