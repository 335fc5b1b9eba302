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

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_virtual_network" "spoke" {
  name                = "spoke"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.1.0.0/16"]
}

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_subnet" "db" {
  name                 = "db"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["10.1.1.0/24"]
}

resource "azurerm_subnet" "web" {
  name                 = "web"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["10.1.2.0/24"]
}

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/26"]
}

resource "azurerm_virtual_network_peering" "hub_spoke" {
  name                                   = "hub-to-spoke"
  resource_group_name                    = azurerm_resource_group.net.name
  virtual_network_name                   = azurerm_virtual_network.hub.name
  remote_virtual_network_id              = azurerm_virtual_network.spoke.id
  peer_complete_virtual_networks_enabled = false
  local_subnet_names                     = ["app"]
  remote_subnet_names                    = ["db"]
}

resource "azurerm_virtual_network_peering" "spoke_hub" {
  name                                   = "spoke-to-hub"
  resource_group_name                    = azurerm_resource_group.net.name
  virtual_network_name                   = azurerm_virtual_network.spoke.name
  remote_virtual_network_id              = azurerm_virtual_network.hub.id
  peer_complete_virtual_networks_enabled = false
  local_subnet_names                     = ["db"]
  remote_subnet_names                    = ["app"]
}

# Nothing routes through this address.
resource "azurerm_public_ip" "out" {
  name                = "out"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
  zones               = ["1", "2", "3"]
}
