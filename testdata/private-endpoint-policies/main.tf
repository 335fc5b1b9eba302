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

resource "azurerm_resource_group" "net" {
  name     = "net"
  location = "westeurope"
}

resource "azurerm_virtual_network" "data" {
  name                = "data"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["192.168.0.0/16"]
}

resource "azurerm_subnet" "client" {
  name                 = "client"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.data.name
  address_prefixes     = ["192.168.1.0/24"]
}

resource "azurerm_subnet" "endpoints" {
  name                              = "endpoints"
  resource_group_name               = azurerm_resource_group.net.name
  virtual_network_name              = azurerm_virtual_network.data.name
  address_prefixes                  = ["192.168.2.0/24"]
  private_endpoint_network_policies = "RouteTableEnabled"
}

resource "azurerm_private_endpoint" "blob" {
  name                = "blob"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.net.name
  subnet_id           = azurerm_subnet.endpoints.id

  private_service_connection {
    name                           = "blob"
    is_manual_connection           = false
    private_connection_resource_id = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/data/providers/Microsoft.Storage/storageAccounts/data"
    subresource_names              = ["blob"]
  }

  ip_configuration {
    name               = "static"
    private_ip_address = "192.168.2.4"
    subresource_name   = "blob"
    member_name        = "blob"
  }
}

resource "azurerm_route_table" "client" {
  name                = "client"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.net.name

  route {
    name                   = "inspect"
    address_prefix         = "192.168.0.0/16"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "192.168.9.4"
  }
}

resource "azurerm_subnet_route_table_association" "client" {
  subnet_id      = azurerm_subnet.client.id
  route_table_id = azurerm_route_table.client.id
}
