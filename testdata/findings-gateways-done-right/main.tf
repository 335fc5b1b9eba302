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
  address_prefixes     = ["10.0.0.0/26"]
}

resource "azurerm_subnet" "nva" {
  name                 = "nva"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.2.0/24"]
}

resource "azurerm_subnet" "rss" {
  name                 = "RouteServerSubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.3.0/26"]
}

resource "azurerm_public_ip" "vpn" {
  name                = "vpn"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_public_ip" "vpn2" {
  name                = "vpn2"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_virtual_network_gateway" "vpn" {
  name                = "vpn"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  type                = "Vpn"
  sku                 = "VpnGw1AZ"
  active_active       = true

  ip_configuration {
    name                 = "one"
    subnet_id            = azurerm_subnet.gateway.id
    public_ip_address_id = azurerm_public_ip.vpn.id
  }

  ip_configuration {
    name                 = "two"
    subnet_id            = azurerm_subnet.gateway.id
    public_ip_address_id = azurerm_public_ip.vpn2.id
  }
}

resource "azurerm_virtual_network_gateway" "er" {
  name                = "er"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  type                = "ExpressRoute"
  sku                 = "ErGw3AZ"

  ip_configuration {
    name      = "main"
    subnet_id = azurerm_subnet.gateway.id
  }
}

resource "azurerm_express_route_circuit" "ams" {
  name                  = "ams"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  service_provider_name = "Equinix"
  peering_location      = "Amsterdam"
  bandwidth_in_mbps     = 1000

  sku {
    tier   = "Premium"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "ams" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.ams.name
  resource_group_name           = azurerm_resource_group.net.name
  peer_asn                      = 65100
  primary_peer_address_prefix   = "172.16.0.0/30"
  secondary_peer_address_prefix = "172.16.0.4/30"
  vlan_id                       = 100
}

resource "azurerm_express_route_circuit" "fra" {
  name                  = "fra"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  service_provider_name = "Equinix"
  peering_location      = "Frankfurt"
  bandwidth_in_mbps     = 1000

  sku {
    tier   = "Premium"
    family = "MeteredData"
  }
}

resource "azurerm_express_route_circuit_peering" "fra" {
  peering_type                  = "AzurePrivatePeering"
  express_route_circuit_name    = azurerm_express_route_circuit.fra.name
  resource_group_name           = azurerm_resource_group.net.name
  peer_asn                      = 65200
  primary_peer_address_prefix   = "172.16.1.0/30"
  secondary_peer_address_prefix = "172.16.1.4/30"
  vlan_id                       = 200
}

resource "azurerm_virtual_network_gateway_connection" "ams" {
  name                       = "ams"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "ExpressRoute"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.er.id
  express_route_circuit_id   = azurerm_express_route_circuit.ams.id
}

resource "azurerm_virtual_network_gateway_connection" "fra" {
  name                       = "fra"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "ExpressRoute"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.er.id
  express_route_circuit_id   = azurerm_express_route_circuit.fra.id
}

resource "azurerm_express_route_circuit_connection" "reach" {
  name                = "reach"
  peering_id          = azurerm_express_route_circuit_peering.ams.id
  peer_peering_id     = azurerm_express_route_circuit_peering.fra.id
  address_prefix_ipv4 = "192.168.255.0/29"
}

resource "azurerm_network_interface" "fw" {
  name                  = "fw"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.nva.id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.0.1.4"
  }
}

resource "azurerm_route_table" "gateway" {
  name                = "gateway"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name

  route {
    name                   = "app"
    address_prefix         = "10.0.2.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.1.4"
  }
}

resource "azurerm_subnet_route_table_association" "gateway" {
  subnet_id      = azurerm_subnet.gateway.id
  route_table_id = azurerm_route_table.gateway.id
}

resource "azurerm_route_table" "app" {
  name                = "app"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name

  route {
    name                   = "dc"
    address_prefix         = "192.168.0.0/16"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.1.4"
  }

  route {
    name                   = "office"
    address_prefix         = "192.169.0.0/16"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.1.4"
  }
}

resource "azurerm_subnet_route_table_association" "app" {
  subnet_id      = azurerm_subnet.app.id
  route_table_id = azurerm_route_table.app.id
}

resource "azurerm_public_ip" "rs" {
  name                = "rs"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_route_server" "rs" {
  name                 = "rs"
  location             = azurerm_resource_group.net.location
  resource_group_name  = azurerm_resource_group.net.name
  sku                  = "Standard"
  public_ip_address_id = azurerm_public_ip.rs.id
  subnet_id            = azurerm_subnet.rss.id
}

resource "azurerm_route_server_bgp_connection" "fw" {
  name            = "fw"
  route_server_id = azurerm_route_server.rs.id
  peer_asn        = 65001
  peer_ip         = "10.0.1.4"
}
