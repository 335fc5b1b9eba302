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

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.9.0/27"]
}

resource "azurerm_express_route_circuit" "amsterdam" {
  name                  = "amsterdam"
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

resource "azurerm_express_route_port" "frankfurt" {
  name                = "frankfurt"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  peering_location    = "Frankfurt"
  bandwidth_in_gbps   = 10
  encapsulation       = "Dot1Q"
}

resource "azurerm_express_route_circuit" "frankfurt" {
  name                  = "frankfurt"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  express_route_port_id = azurerm_express_route_port.frankfurt.id
  bandwidth_in_gbps     = 5

  sku {
    tier   = "Premium"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "amsterdam" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.amsterdam.name
  resource_group_name           = azurerm_resource_group.net.name
  peer_asn                      = 65100
  primary_peer_address_prefix   = "172.16.0.0/30"
  secondary_peer_address_prefix = "172.16.0.4/30"
  vlan_id                       = 100
}

resource "azurerm_express_route_circuit_peering" "frankfurt" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.frankfurt.name
  resource_group_name           = azurerm_resource_group.net.name
  peer_asn                      = 65200
  primary_peer_address_prefix   = "172.16.1.0/30"
  secondary_peer_address_prefix = "172.16.1.4/30"
  vlan_id                       = 200
}

resource "azurerm_express_route_circuit_authorization" "other_team" {
  name                       = "other-team"
  express_route_circuit_name = azurerm_express_route_circuit.amsterdam.name
  resource_group_name        = azurerm_resource_group.net.name
}

resource "azurerm_express_route_circuit_connection" "reach" {
  name                = "reach"
  peering_id          = azurerm_express_route_circuit_peering.amsterdam.id
  peer_peering_id     = azurerm_express_route_circuit_peering.frankfurt.id
  address_prefix_ipv4 = "192.168.8.0/29"
}

resource "azurerm_virtual_network_gateway" "er" {
  name                        = "er"
  location                    = azurerm_resource_group.net.location
  resource_group_name         = azurerm_resource_group.net.name
  type                        = "ExpressRoute"
  sku                         = "ErGw3AZ"
  remote_vnet_traffic_enabled = true

  ip_configuration {
    name      = "main"
    subnet_id = azurerm_subnet.gateway.id
  }
}

resource "azurerm_virtual_network_gateway_connection" "amsterdam" {
  name                         = "amsterdam"
  location                     = azurerm_resource_group.net.location
  resource_group_name          = azurerm_resource_group.net.name
  type                         = "ExpressRoute"
  virtual_network_gateway_id   = azurerm_virtual_network_gateway.er.id
  express_route_circuit_id     = azurerm_express_route_circuit.amsterdam.id
  authorization_key            = azurerm_express_route_circuit_authorization.other_team.authorization_key
  express_route_gateway_bypass = true
  routing_weight               = 100
}

resource "azurerm_virtual_network_gateway_connection" "partner" {
  name                       = "partner"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "ExpressRoute"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.er.id
  express_route_circuit_id   = "/subscriptions/99999999-9999-4999-8999-999999999999/resourceGroups/partner/providers/Microsoft.Network/expressRouteCircuits/partner"
}
