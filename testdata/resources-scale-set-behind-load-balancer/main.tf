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

resource "azurerm_virtual_network" "app" {
  name                = "app"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "app" {
  for_each             = toset(["workers", "control"])
  name                 = each.key
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.app.name
  address_prefixes     = [each.key == "workers" ? "10.0.1.0/24" : "10.0.2.0/24"]
}

resource "azurerm_public_ip" "app" {
  name                = "app"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_lb" "app" {
  name                = "app"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  sku                 = "Standard"

  frontend_ip_configuration {
    name                 = "internet"
    public_ip_address_id = azurerm_public_ip.app.id
  }
}

resource "azurerm_lb_backend_address_pool" "app" {
  for_each        = toset(["workers", "others"])
  name            = each.key
  loadbalancer_id = azurerm_lb.app.id
}

resource "azurerm_lb_backend_address_pool_address" "other" {
  name                    = "other"
  backend_address_pool_id = azurerm_lb_backend_address_pool.app["others"].id
  virtual_network_id      = azurerm_virtual_network.app.id
  ip_address              = "10.0.1.200"
}

resource "azurerm_lb_rule" "https" {
  name                           = "https"
  loadbalancer_id                = azurerm_lb.app.id
  frontend_ip_configuration_name = "internet"
  protocol                       = "Tcp"
  frontend_port                  = 443
  backend_port                   = 8443
  disable_outbound_snat          = true
  backend_address_pool_ids       = [for pool in azurerm_lb_backend_address_pool.app : pool.id]
}

resource "azurerm_network_security_group" "control" {
  name                = "control"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
}

resource "azurerm_linux_virtual_machine_scale_set" "workers" {
  name                = "workers"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  sku                 = "Standard_D2s_v5"
  instances           = 3
  zones               = ["1", "2", "3"]
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
    name                      = "control"
    network_security_group_id = azurerm_network_security_group.control.id

    ip_configuration {
      name      = "control"
      primary   = true
      subnet_id = azurerm_subnet.app["control"].id
    }
  }

  network_interface {
    name                  = "work"
    primary               = true
    ip_forwarding_enabled = true

    ip_configuration {
      name                                   = "work"
      primary                                = true
      subnet_id                              = azurerm_subnet.app["workers"].id
      load_balancer_backend_address_pool_ids = [azurerm_lb_backend_address_pool.app["workers"].id]

      public_ip_address {
        name = "out"
      }
    }
  }
}

resource "azurerm_orchestrated_virtual_machine_scale_set" "more" {
  name                        = "more"
  location                    = azurerm_resource_group.net.location
  resource_group_name         = azurerm_resource_group.net.name
  platform_fault_domain_count = 1
  sku_name                    = "Standard_D2s_v5"
  instances                   = 2

  network_interface {
    name    = "work"
    primary = true

    ip_configuration {
      name      = "work"
      primary   = true
      subnet_id = azurerm_subnet.app["workers"].id
    }
  }
}
