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
  address_prefixes     = ["10.0.9.0/26"]
}

resource "azurerm_subnet" "apps" {
  name                 = "apps"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_virtual_network_gateway" "er" {
  name                        = "er"
  location                    = azurerm_resource_group.net.location
  resource_group_name         = azurerm_resource_group.net.name
  type                        = "ExpressRoute"
  sku                         = "ErGw1AZ"
  remote_vnet_traffic_enabled = false

  ip_configuration {
    name      = "main"
    subnet_id = azurerm_subnet.gateway.id
  }
}

resource "azurerm_express_route_circuit" "amsterdam" {
  name                  = "amsterdam"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  service_provider_name = "Equinix"
  peering_location      = "Amsterdam"
  bandwidth_in_mbps     = 50

  sku {
    tier   = "Standard"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "amsterdam" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.amsterdam.name
  resource_group_name           = azurerm_resource_group.net.name
  peer_asn                      = 65100
  primary_peer_address_prefix   = "172.16.10.0/30"
  secondary_peer_address_prefix = "172.16.10.4/30"
  vlan_id                       = 10
}

resource "azurerm_virtual_network_gateway_connection" "amsterdam" {
  name                       = "amsterdam"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "ExpressRoute"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.er.id
  express_route_circuit_id   = azurerm_express_route_circuit.amsterdam.id
}

resource "azurerm_express_route_circuit" "frankfurt" {
  name                  = "frankfurt"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  service_provider_name = "Equinix"
  peering_location      = "Frankfurt"
  bandwidth_in_mbps     = 50

  sku {
    tier   = "Standard"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "frankfurt" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.frankfurt.name
  resource_group_name           = azurerm_resource_group.net.name
  peer_asn                      = 65100
  primary_peer_address_prefix   = "172.16.20.0/30"
  secondary_peer_address_prefix = "172.16.20.4/30"
  vlan_id                       = 20
}

resource "azurerm_virtual_network_gateway_connection" "frankfurt" {
  name                       = "frankfurt"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "ExpressRoute"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.er.id
  express_route_circuit_id   = azurerm_express_route_circuit.frankfurt.id
}

resource "azurerm_subnet" "more" {
  name                 = "more"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.2.0/24"]
}
