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

resource "azurerm_subnet" "apps" {
  name                 = "apps"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_subnet" "route_server" {
  name                 = "RouteServerSubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.2.0/26"]
}

resource "azurerm_public_ip" "route_server" {
  name                = "route-server"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_network_interface" "nva" {
  name                = "nva"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name

  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.apps.id
    private_ip_address_allocation = "Dynamic"
  }
}

resource "azurerm_route_server" "route_server" {
  name                             = "route-server"
  location                         = azurerm_resource_group.net.location
  resource_group_name              = azurerm_resource_group.net.name
  sku                              = "Standard"
  subnet_id                        = azurerm_subnet.route_server.id
  public_ip_address_id             = azurerm_public_ip.route_server.id
  hub_routing_preference           = "ASPath"
  branch_to_branch_traffic_enabled = true
}

resource "azurerm_route_server_bgp_connection" "nva" {
  name            = "nva"
  route_server_id = azurerm_route_server.route_server.id
  peer_asn        = 65001
  peer_ip         = azurerm_network_interface.nva.private_ip_address
}

resource "azurerm_route_server_bgp_connection" "stranger" {
  name            = "stranger"
  route_server_id = azurerm_route_server.route_server.id
  peer_asn        = 65002
  peer_ip         = "10.0.1.77"
}
