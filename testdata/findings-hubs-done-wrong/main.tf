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

resource "azurerm_subnet" "work" {
  name                 = "work"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.32.0/19"]
}

resource "azurerm_subnet" "route_server" {
  name                 = "RouteServerSubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/26"]
}

resource "azurerm_public_ip" "route_server" {
  name                = "route-server"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_route_server" "hub" {
  name                 = "hub"
  location             = azurerm_resource_group.net.location
  resource_group_name  = azurerm_resource_group.net.name
  sku                  = "Standard"
  subnet_id            = azurerm_subnet.route_server.id
  public_ip_address_id = azurerm_public_ip.route_server.id
}

resource "azurerm_linux_virtual_machine_scale_set" "work" {
  count               = 5
  name                = "work-${count.index}"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  sku                 = "Standard_D2s_v5"
  instances           = 1000
  admin_username      = "operator"

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDPzV"
  }

  os_disk {
    caching              = "ReadOnly"
    storage_account_type = "Standard_LRS"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }

  network_interface {
    name    = "work"
    primary = true

    ip_configuration {
      name      = "work"
      primary   = true
      subnet_id = azurerm_subnet.work.id
    }
  }
}

resource "azurerm_virtual_network" "a" {
  name                = "a"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.1.0.0/16"]
}

resource "azurerm_virtual_network_peering" "hub_a" {
  name                      = "hub-to-a"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.a.id
}

resource "azurerm_virtual_network_peering" "a_hub" {
  name                      = "a-to-hub"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.a.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
}

resource "azurerm_virtual_network" "b" {
  name                = "b"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.1.128.0/17"]
}

resource "azurerm_virtual_network_peering" "hub_b" {
  name                      = "hub-to-b"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.b.id
}

resource "azurerm_virtual_network_peering" "b_hub" {
  name                      = "b-to-hub"
  resource_group_name       = azurerm_resource_group.net.name
  virtual_network_name      = azurerm_virtual_network.b.name
  remote_virtual_network_id = azurerm_virtual_network.hub.id
}
