terraform {
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

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "nva" {
  name                 = "nva"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

removed {
  from = azurerm_route_table.app

  lifecycle {
    destroy = false
  }
}

removed {
  from = azurerm_route.default

  lifecycle {
    destroy = false
  }
}

removed {
  from = azurerm_subnet_route_table_association.app

  lifecycle {
    destroy = false
  }
}
