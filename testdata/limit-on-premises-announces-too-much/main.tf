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
  address_space       = ["10.4.0.0/16"]
}

resource "azurerm_subnet" "appliance" {
  name                 = "appliance"
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

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.9.0/26"]
}

resource "azurerm_subnet" "apps" {
  name                 = "apps"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["10.4.0.0/24"]
}

resource "azurerm_virtual_network_peering" "hub_to_spoke" {
  name                      = "hub-to-spoke"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
  allow_forwarded_traffic   = true
  allow_gateway_transit     = true
}

resource "azurerm_virtual_network_peering" "spoke_to_hub" {
  name                      = "spoke-to-hub"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  allow_forwarded_traffic   = true
  use_remote_gateways       = true

  depends_on = [azurerm_route_server.hub, azurerm_virtual_network_gateway.er, azurerm_virtual_network_gateway.vpn]
}

locals {
  appliances = {
    one = "10.0.1.4"
    two = "10.0.1.5"
  }
}

resource "azurerm_network_interface" "appliance" {
  for_each              = local.appliances
  name                  = "appliance-${each.key}"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.appliance.id
    private_ip_address_allocation = "Static"
    private_ip_address            = each.value
  }
}

resource "azurerm_public_ip" "hub_route_server" {
  name                = "hub-route-server"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_route_server" "hub" {
  name                             = "hub"
  location                         = azurerm_resource_group.net.location
  resource_group_name              = azurerm_resource_group.net.name
  sku                              = "Standard"
  subnet_id                        = azurerm_subnet.route_server.id
  public_ip_address_id             = azurerm_public_ip.hub_route_server.id
  branch_to_branch_traffic_enabled = true
}

resource "azurerm_route_server_bgp_connection" "appliance" {
  for_each        = local.appliances
  name            = "appliance-${each.key}"
  route_server_id = azurerm_route_server.hub.id
  peer_asn        = 65001
  peer_ip         = each.value
}

resource "azurerm_express_route_circuit" "dc" {
  name                  = "dc"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  service_provider_name = "Equinix"
  peering_location      = "Amsterdam"
  bandwidth_in_mbps     = 50

  sku {
    tier   = "Premium"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "dc" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.dc.name
  resource_group_name           = azurerm_resource_group.net.name
  peer_asn                      = 65100
  primary_peer_address_prefix   = "172.16.0.0/30"
  secondary_peer_address_prefix = "172.16.0.4/30"
  vlan_id                       = 100
}

resource "azurerm_virtual_network_gateway" "er" {
  name                = "er"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  type                = "ExpressRoute"
  sku                 = "ErGw1AZ"

  ip_configuration {
    name      = "main"
    subnet_id = azurerm_subnet.gateway.id
  }
}

resource "azurerm_virtual_network_gateway_connection" "dc" {
  name                       = "dc"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "ExpressRoute"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.er.id
  express_route_circuit_id   = azurerm_express_route_circuit.dc.id
}

resource "azurerm_public_ip" "vpn" {
  count               = 2
  name                = "vpn-${count.index}"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_virtual_network_gateway" "vpn" {
  name                = "vpn"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  type                = "Vpn"
  sku                 = "VpnGw2AZ"
  active_active       = true
  bgp_enabled         = true

  dynamic "ip_configuration" {
    for_each = [0, 1]
    content {
      name                 = "instance${ip_configuration.value}"
      subnet_id            = azurerm_subnet.gateway.id
      public_ip_address_id = azurerm_public_ip.vpn[ip_configuration.value].id
    }
  }
}

resource "azurerm_local_network_gateway" "branch" {
  name                = "branch"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  gateway_address     = "203.0.113.9"

  bgp_settings {
    asn                 = 65200
    bgp_peering_address = "172.31.0.1"
  }
}

resource "azurerm_virtual_network_gateway_connection" "branch" {
  name                       = "branch"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.vpn.id
  local_network_gateway_id   = azurerm_local_network_gateway.branch.id
  bgp_enabled                = true
}
