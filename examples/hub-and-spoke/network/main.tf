# A hub with a route server and a firewall, and a spoke whose traffic to the internet should pass
# the firewall.
terraform {
  required_version = ">= 1.8"
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

variable "inspect_internet" {
  description = "Send the spoke's traffic to the internet through the firewall."
  type        = bool
  default     = true
}

locals {
  location      = "westeurope"
  firewall      = "10.0.0.68"
  default_route = var.inspect_internet ? { internet = "0.0.0.0/0" } : {}
}

resource "azurerm_resource_group" "this" {
  name     = "hub-and-spoke"
  location = local.location
}

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  location            = local.location
  resource_group_name = azurerm_resource_group.this.name
  address_space       = ["10.0.0.0/24"]
}

resource "azurerm_subnet" "hub" {
  for_each = {
    RouteServerSubnet = "10.0.0.0/26"
    firewall          = "10.0.0.64/26"
  }

  name                 = each.key
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = [each.value]
}

resource "azurerm_public_ip" "route_server" {
  name                = "route-server"
  location            = local.location
  resource_group_name = azurerm_resource_group.this.name
  allocation_method   = "Static"
}

resource "azurerm_route_server" "hub" {
  name                 = "hub"
  location             = local.location
  resource_group_name  = azurerm_resource_group.this.name
  sku                  = "Standard"
  subnet_id            = azurerm_subnet.hub["RouteServerSubnet"].id
  public_ip_address_id = azurerm_public_ip.route_server.id
}

resource "azurerm_network_interface" "firewall" {
  name                  = "firewall"
  location              = local.location
  resource_group_name   = azurerm_resource_group.this.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.hub["firewall"].id
    private_ip_address_allocation = "Static"
    private_ip_address            = local.firewall
  }
}

resource "azurerm_route_server_bgp_connection" "firewall" {
  name            = "firewall"
  route_server_id = azurerm_route_server.hub.id
  peer_asn        = 65001
  peer_ip         = local.firewall
}

resource "azurerm_virtual_network" "spoke" {
  name                = "spoke"
  location            = local.location
  resource_group_name = azurerm_resource_group.this.name
  address_space       = ["10.1.0.0/24"]
}

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = azurerm_resource_group.this.name
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["10.1.0.0/26"]
}

resource "azurerm_virtual_network_peering" "hub_to_spoke" {
  name                      = "hub-to-spoke"
  resource_group_name       = azurerm_resource_group.this.name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
  allow_forwarded_traffic   = true
}

resource "azurerm_virtual_network_peering" "spoke_to_hub" {
  name                      = "spoke-to-hub"
  resource_group_name       = azurerm_resource_group.this.name
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  allow_forwarded_traffic   = true
}

resource "azurerm_route_table" "app" {
  name                          = "app"
  location                      = local.location
  resource_group_name           = azurerm_resource_group.this.name
  bgp_route_propagation_enabled = false
}

resource "azurerm_route" "app" {
  for_each = local.default_route

  name                   = each.key
  resource_group_name    = azurerm_resource_group.this.name
  route_table_name       = azurerm_route_table.app.name
  address_prefix         = each.value
  next_hop_type          = "VirtualAppliance"
  next_hop_in_ip_address = local.firewall
}

resource "azurerm_subnet_route_table_association" "app" {
  subnet_id      = azurerm_subnet.app.id
  route_table_id = azurerm_route_table.app.id
}
