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

resource "azurerm_virtual_network" "net" {
  name                = "net"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.net.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.9.0.0/16"]
}

resource "azurerm_subnet" "fw" {
  name                 = "fw"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.9.2.0/24"]
}

resource "azurerm_network_interface" "fw" {
  name                  = "fw"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "main"
    subnet_id                     = azurerm_subnet.fw.id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.9.2.4"
  }
}

resource "azurerm_virtual_network" "dc" {
  name                = "dc"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["172.20.0.0/16"]
}

resource "azurerm_subnet" "srv" {
  name                 = "srv"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.dc.name
  address_prefixes     = ["172.20.1.0/24"]
}

resource "azurerm_virtual_network_peering" "net_hub" {
  name                      = "net_hub"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.net.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  allow_forwarded_traffic   = true
}

resource "azurerm_virtual_network_peering" "hub_net" {
  name                      = "hub_net"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.net.id
  allow_forwarded_traffic   = true
}

resource "azurerm_virtual_network_peering" "dc_hub" {
  name                      = "dc_hub"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.dc.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
  allow_forwarded_traffic   = true
}

resource "azurerm_virtual_network_peering" "hub_dc" {
  name                      = "hub_dc"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.dc.id
  allow_forwarded_traffic   = true
}

resource "azurerm_route_table" "one" {
  name                = "one"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
}

resource "azurerm_subnet_route_table_association" "app" {
  subnet_id      = azurerm_subnet.app.id
  route_table_id = azurerm_route_table.one.id
}

resource "azurerm_route_table" "back" {
  name                = "back"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
}

resource "azurerm_subnet_route_table_association" "srv" {
  subnet_id      = azurerm_subnet.srv.id
  route_table_id = azurerm_route_table.back.id
}

resource "azurerm_route" "back" {
  name                   = "back"
  resource_group_name    = azurerm_resource_group.net.name
  route_table_name       = azurerm_route_table.back.name
  address_prefix         = "10.0.0.0/16"
  next_hop_type          = "VirtualAppliance"
  next_hop_in_ip_address = "10.9.2.4"
}

resource "azurerm_route" "dc" {
  name                   = "dc"
  resource_group_name    = azurerm_resource_group.net.name
  route_table_name       = azurerm_route_table.one.name
  address_prefix         = "172.20.0.0/16"
  next_hop_type          = "VirtualAppliance"
  next_hop_in_ip_address = "10.9.2.4"
}
