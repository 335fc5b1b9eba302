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

provider "azurerm" {
  alias           = "landing"
  subscription_id = var.landing_subscription

  features {}
}

variable "landing_subscription" {
  type    = string
  default = "22222222-2222-4222-8222-222222222222"
}

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "shared" {
  name                 = "shared"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/24"]
}

resource "azurerm_virtual_network" "spoke" {
  provider            = azurerm.landing
  name                = "spoke"
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = ["10.1.0.0/16"]
}

resource "azurerm_subnet" "web" {
  provider             = azurerm.landing
  name                 = "web"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["10.1.0.0/24"]
}

# A network of the same group and name as the hub, in the other subscription.
resource "azurerm_virtual_network" "twin" {
  provider            = azurerm.landing
  name                = "hub"
  resource_group_name = "net"
  location            = "westeurope"
  address_space       = ["10.2.0.0/16"]
}

resource "azurerm_subnet" "twin" {
  provider             = azurerm.landing
  name                 = "shared"
  resource_group_name  = "net"
  virtual_network_name = azurerm_virtual_network.twin.name
  address_prefixes     = ["10.2.0.0/24"]
}

resource "azurerm_virtual_network_peering" "hub-spoke" {
  name                      = "hub-spoke"
  resource_group_name       = "net"
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
}

resource "azurerm_virtual_network_peering" "spoke-hub" {
  provider                  = azurerm.landing
  name                      = "spoke-hub"
  resource_group_name       = "net"
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
}
