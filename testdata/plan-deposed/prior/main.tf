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

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_route_table" "app" {
  name                = "first"
  resource_group_name = "net"
  location            = "westeurope"

  lifecycle {
    create_before_destroy = true
  }
}

resource "azurerm_subnet_route_table_association" "app" {
  subnet_id      = azurerm_subnet.app.id
  route_table_id = azurerm_route_table.app.id
}

resource "azurerm_virtual_network" "spoke" {
  name                = "spoke-first"
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = ["10.1.0.0/16"]

  subnet {
    name             = "web"
    address_prefixes = ["10.1.0.0/24"]
  }

  lifecycle {
    create_before_destroy = true
  }
}
