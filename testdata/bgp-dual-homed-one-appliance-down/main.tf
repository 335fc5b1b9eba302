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

locals {
  hubs = {
    one = { space = "10.1.0.0/16", appliance = "10.1.1.4", asn = 65001 }
    two = { space = "10.2.0.0/16", appliance = "10.2.1.4", asn = 65002 }
  }
}

resource "azurerm_virtual_network" "hub" {
  for_each            = local.hubs
  name                = "hub-${each.key}"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = [each.value.space]
}

resource "azurerm_subnet" "appliance" {
  for_each             = local.hubs
  name                 = "appliance"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub[each.key].name
  address_prefixes     = [cidrsubnet(each.value.space, 8, 1)]
}

resource "azurerm_network_interface" "appliance" {
  for_each              = local.hubs
  name                  = "appliance-${each.key}"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.appliance[each.key].id
    private_ip_address_allocation = "Static"
    private_ip_address            = each.value.appliance
  }
}

resource "azurerm_virtual_network" "spoke" {
  name                = "spoke"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.9.0.0/16"]
}

resource "azurerm_subnet" "apps" {
  name                 = "apps"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["10.9.0.0/24"]
}

resource "azurerm_subnet" "spoke_route_server" {
  name                 = "RouteServerSubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["10.9.1.0/26"]
}

resource "azurerm_virtual_network_peering" "hub_to_spoke" {
  for_each                  = local.hubs
  name                      = "hub-to-spoke-${each.key}"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub[each.key].name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
  allow_forwarded_traffic   = true
}

resource "azurerm_virtual_network_peering" "spoke_to_hub" {
  for_each                  = local.hubs
  name                      = "spoke-to-hub-${each.key}"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub[each.key].id
  allow_forwarded_traffic   = true
}

resource "azurerm_public_ip" "spoke_route_server" {
  name                = "spoke-route-server"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_route_server" "spoke" {
  name                 = "spoke"
  location             = azurerm_resource_group.net.location
  resource_group_name  = azurerm_resource_group.net.name
  sku                  = "Standard"
  subnet_id            = azurerm_subnet.spoke_route_server.id
  public_ip_address_id = azurerm_public_ip.spoke_route_server.id
}

resource "azurerm_route_server_bgp_connection" "spoke" {
  for_each        = local.hubs
  name            = "spoke-${each.key}"
  route_server_id = azurerm_route_server.spoke.id
  peer_asn        = each.value.asn
  peer_ip         = each.value.appliance
}
