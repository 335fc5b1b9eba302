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

locals {
  networks = {
    one = { space = "10.0.0.0/16", gateway = "10.0.0.0/26", app = "10.0.1.0/24" }
    two = { space = "10.2.0.0/16", gateway = "10.2.0.0/26", app = "10.2.1.0/24" }
  }
}

resource "azurerm_virtual_network" "net" {
  for_each            = local.networks
  name                = each.key
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = [each.value.space]
}

resource "azurerm_subnet" "gateway" {
  for_each             = local.networks
  name                 = "GatewaySubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.net[each.key].name
  address_prefixes     = [each.value.gateway]
}

resource "azurerm_subnet" "app" {
  for_each             = local.networks
  name                 = "app"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.net[each.key].name
  address_prefixes     = [each.value.app]
}

resource "azurerm_virtual_network_gateway" "er" {
  for_each            = local.networks
  name                = "er-${each.key}"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  type                = "ExpressRoute"
  sku                 = "ErGw1AZ"

  ip_configuration {
    name      = "main"
    subnet_id = azurerm_subnet.gateway[each.key].id
  }
}

resource "azurerm_virtual_network_gateway_connection" "dc" {
  for_each                   = local.networks
  name                       = "dc-${each.key}"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "ExpressRoute"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.er[each.key].id
  express_route_circuit_id   = azurerm_express_route_circuit.dc.id

  depends_on = [azurerm_express_route_circuit_peering.dc]
}

resource "azurerm_subnet" "route_server" {
  name                 = "RouteServerSubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.net["one"].name
  address_prefixes     = ["10.0.2.0/26"]
}
