terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.2"
    }
  }
}

provider "azurerm" {
  subscription_id = var.subscription

  features {}
}

variable "subscription" {
  type      = string
  default   = "5ec5e700-0000-4000-8000-000000000000"
  sensitive = true
}

variable "secret" {
  type      = object({ name = string, range = string, prefix = string, next_hop = string })
  sensitive = true
  default = {
    name     = "secret-network"
    range    = "10.77.0.0/16"
    prefix   = "10.88.0.0/16"
    next_hop = "10.0.0.99"
  }
}

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_virtual_network" "hidden" {
  name                = var.secret.name
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = [var.secret.range]
}

resource "azurerm_subnet" "db" {
  name                 = "db"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.hidden.name
  address_prefixes     = [cidrsubnet(var.secret.range, 8, 1)]
}

resource "azurerm_route_table" "app" {
  name                = "app"
  resource_group_name = "net"
  location            = "westeurope"

  route {
    name                   = "to-secret-place"
    address_prefix         = "10.9.0.0/16"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = var.secret.next_hop
  }
}

resource "azurerm_route" "range" {
  name                = "secret-range"
  resource_group_name = "net"
  route_table_name    = azurerm_route_table.app.name
  address_prefix      = var.secret.prefix
  next_hop_type       = "None"
}

resource "azurerm_subnet_route_table_association" "app" {
  subnet_id      = azurerm_subnet.app.id
  route_table_id = azurerm_route_table.app.id
}
