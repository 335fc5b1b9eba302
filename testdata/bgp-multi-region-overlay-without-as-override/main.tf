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
  regions = {
    west  = { location = "westeurope", hub = "10.1.0.0/16", spoke = "10.4.0.0/16", appliance = "10.1.1.4", asn = 65001 }
    north = { location = "northeurope", hub = "10.3.0.0/16", spoke = "10.5.0.0/16", appliance = "10.3.1.4", asn = 65002 }
  }
}

resource "azurerm_virtual_network" "hub" {
  for_each            = local.regions
  name                = "hub-${each.key}"
  location            = each.value.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = [each.value.hub]
}

resource "azurerm_virtual_network" "spoke" {
  for_each            = local.regions
  name                = "spoke-${each.key}"
  location            = each.value.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = [each.value.spoke]
}

resource "azurerm_subnet" "appliance" {
  for_each             = local.regions
  name                 = "appliance"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub[each.key].name
  address_prefixes     = [cidrsubnet(each.value.hub, 8, 1)]
}

resource "azurerm_subnet" "shared" {
  for_each             = local.regions
  name                 = "shared"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub[each.key].name
  address_prefixes     = [cidrsubnet(each.value.hub, 8, 4)]
}

resource "azurerm_subnet" "route_server" {
  for_each             = local.regions
  name                 = "RouteServerSubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub[each.key].name
  address_prefixes     = [cidrsubnet(each.value.hub, 10, 8)]
}

resource "azurerm_subnet" "apps" {
  for_each             = local.regions
  name                 = "apps"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.spoke[each.key].name
  address_prefixes     = [cidrsubnet(each.value.spoke, 8, 0)]
}

resource "azurerm_network_interface" "appliance" {
  for_each              = local.regions
  name                  = "appliance-${each.key}"
  location              = each.value.location
  resource_group_name   = azurerm_resource_group.net.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.appliance[each.key].id
    private_ip_address_allocation = "Static"
    private_ip_address            = each.value.appliance
  }
}

resource "azurerm_virtual_network_peering" "hub_to_spoke" {
  for_each                  = local.regions
  name                      = "hub-to-spoke-${each.key}"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub[each.key].name
  remote_virtual_network_id = azurerm_virtual_network.spoke[each.key].id
  allow_forwarded_traffic   = true
  allow_gateway_transit     = true
}

resource "azurerm_virtual_network_peering" "spoke_to_hub" {
  for_each                  = local.regions
  name                      = "spoke-to-hub-${each.key}"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.spoke[each.key].name
  remote_virtual_network_id = azurerm_virtual_network.hub[each.key].id
  allow_forwarded_traffic   = true
  use_remote_gateways       = true

  depends_on = [azurerm_virtual_network_peering.hub_to_spoke, azurerm_route_server.hub]
}

resource "azurerm_virtual_network_peering" "west_to_north" {
  name                      = "west-to-north"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub["west"].name
  remote_virtual_network_id = azurerm_virtual_network.hub["north"].id
  allow_forwarded_traffic   = true
}

resource "azurerm_virtual_network_peering" "north_to_west" {
  name                      = "north-to-west"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub["north"].name
  remote_virtual_network_id = azurerm_virtual_network.hub["west"].id
  allow_forwarded_traffic   = true
}

resource "azurerm_public_ip" "hub_route_server" {
  for_each            = local.regions
  name                = "hub-route-server-${each.key}"
  location            = each.value.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_route_server" "hub" {
  for_each             = local.regions
  name                 = "hub-${each.key}"
  location             = each.value.location
  resource_group_name  = azurerm_resource_group.net.name
  sku                  = "Standard"
  subnet_id            = azurerm_subnet.route_server[each.key].id
  public_ip_address_id = azurerm_public_ip.hub_route_server[each.key].id
}

resource "azurerm_route_server_bgp_connection" "appliance" {
  for_each        = local.regions
  name            = "appliance-${each.key}"
  route_server_id = azurerm_route_server.hub[each.key].id
  peer_asn        = each.value.asn
  peer_ip         = each.value.appliance
}
