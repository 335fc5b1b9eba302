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

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "inside" {
  name                 = "inside"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_subnet" "outside" {
  name                 = "outside"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.2.0/24"]
}

resource "azurerm_subnet" "clients" {
  name                 = "clients"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.3.0/24"]
}

resource "azurerm_lb" "inside" {
  name                = "inside"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name

  frontend_ip_configuration {
    name      = "inside"
    subnet_id = azurerm_subnet.inside.id
    zones     = ["1", "2", "3"]
  }
}

resource "azurerm_lb_backend_address_pool" "inside" {
  name            = "appliances"
  loadbalancer_id = azurerm_lb.inside.id
}

resource "azurerm_lb_probe" "inside" {
  name                = "ssh"
  loadbalancer_id     = azurerm_lb.inside.id
  port                = 22
  interval_in_seconds = 5
}

resource "azurerm_lb_rule" "inside" {
  name                           = "all"
  loadbalancer_id                = azurerm_lb.inside.id
  frontend_ip_configuration_name = azurerm_lb.inside.frontend_ip_configuration[0].name
  protocol                       = "All"
  frontend_port                  = 0
  backend_port                   = 0
  floating_ip_enabled            = true
  load_distribution              = "SourceIP"
  probe_id                       = azurerm_lb_probe.inside.id
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.inside.id]
}

resource "azurerm_public_ip" "appliance" {
  for_each            = toset(["a", "b"])
  name                = each.key
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_network_interface" "inside" {
  for_each              = toset(["a", "b"])
  name                  = "inside-${each.key}"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "inside"
    subnet_id                     = azurerm_subnet.inside.id
    private_ip_address_allocation = "Static"
    private_ip_address            = each.key == "a" ? "10.0.1.11" : "10.0.1.12"
  }
}

resource "azurerm_network_interface" "outside" {
  for_each              = toset(["a", "b"])
  name                  = "outside-${each.key}"
  location              = azurerm_resource_group.net.location
  resource_group_name   = azurerm_resource_group.net.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "outside"
    subnet_id                     = azurerm_subnet.outside.id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = azurerm_public_ip.appliance[each.key].id
    primary                       = true
  }

  ip_configuration {
    name                          = "second"
    subnet_id                     = azurerm_subnet.outside.id
    private_ip_address_allocation = "Dynamic"
  }
}

resource "azurerm_network_interface_backend_address_pool_association" "inside" {
  for_each                = azurerm_network_interface.inside
  network_interface_id    = each.value.id
  ip_configuration_name   = "inside"
  backend_address_pool_id = azurerm_lb_backend_address_pool.inside.id
}

resource "azurerm_linux_virtual_machine" "appliance" {
  for_each            = toset(["a", "b"])
  name                = "appliance-${each.key}"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  size                = "Standard_D4s_v5"
  zone                = each.key == "a" ? "1" : "2"
  admin_username      = "operator"

  network_interface_ids = [
    azurerm_network_interface.outside[each.key].id,
    azurerm_network_interface.inside[each.key].id,
  ]

  admin_ssh_key {
    username   = "operator"
    public_key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDPzV"
  }

  os_disk {
    caching              = "ReadWrite"
    storage_account_type = "Standard_LRS"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = "server"
    version   = "latest"
  }
}

resource "azurerm_network_security_group" "outside" {
  name                = "outside"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name

  security_rule {
    name                       = "web"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "Internet"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["80", "443"]
  }
}

resource "azurerm_network_security_group" "inside" {
  name                = "inside"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
}

resource "azurerm_network_security_rule" "inside" {
  name                        = "clients"
  resource_group_name         = azurerm_resource_group.net.name
  network_security_group_name = azurerm_network_security_group.inside.name
  priority                    = 200
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "*"
  source_address_prefixes     = azurerm_subnet.clients.address_prefixes
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "*"
}

resource "azurerm_subnet_network_security_group_association" "inside" {
  subnet_id                 = azurerm_subnet.inside.id
  network_security_group_id = azurerm_network_security_group.inside.id
}

resource "azurerm_network_interface_security_group_association" "outside" {
  for_each                  = azurerm_network_interface.outside
  network_interface_id      = each.value.id
  network_security_group_id = azurerm_network_security_group.outside.id
}

resource "azurerm_route_table" "clients" {
  name                = "clients"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
}

resource "azurerm_route" "clients" {
  name                   = "all"
  resource_group_name    = azurerm_resource_group.net.name
  route_table_name       = azurerm_route_table.clients.name
  address_prefix         = "0.0.0.0/0"
  next_hop_type          = "VirtualAppliance"
  next_hop_in_ip_address = azurerm_lb.inside.private_ip_address
}

resource "azurerm_subnet_route_table_association" "clients" {
  subnet_id      = azurerm_subnet.clients.id
  route_table_id = azurerm_route_table.clients.id
}
