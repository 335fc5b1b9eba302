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

resource "azurerm_resource_group" "hub" {
  name     = "hub"
  location = "westeurope"
}

resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.hub.name
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "this" {
  for_each             = { AzureFirewallSubnet = "10.0.1.0/24", appliances = "10.0.2.0/24", shared = "10.0.3.0/24" }
  name                 = each.key
  resource_group_name  = azurerm_resource_group.hub.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = [each.value]
}

resource "azurerm_public_ip" "this" {
  for_each            = toset(["firewall", "nat"])
  name                = each.key
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.hub.name
  allocation_method   = "Static"
}

resource "azurerm_firewall" "hub" {
  name                = "hub"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.hub.name
  sku_name            = "AZFW_VNet"
  sku_tier            = "Standard"

  ip_configuration {
    name                 = "out"
    subnet_id            = azurerm_subnet.this["AzureFirewallSubnet"].id
    public_ip_address_id = azurerm_public_ip.this["firewall"].id
  }
}

resource "azurerm_nat_gateway" "out" {
  name                = "out"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.hub.name
}

resource "azurerm_network_security_group" "shared" {
  name                = "shared"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.hub.name

  security_rule {
    name                       = "no-telnet"
    priority                   = 100
    direction                  = "Outbound"
    access                     = "Deny"
    protocol                   = "Tcp"
    source_address_prefix      = "*"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_range     = "23"
  }
}

resource "azurerm_subnet_network_security_group_association" "shared" {
  subnet_id                 = azurerm_subnet.this["shared"].id
  network_security_group_id = azurerm_network_security_group.shared.id
}

resource "azurerm_route_table" "shared" {
  name                = "shared"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.hub.name

  route {
    name                   = "all"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = azurerm_firewall.hub.ip_configuration[0].private_ip_address
  }
}

resource "azurerm_subnet_route_table_association" "shared" {
  subnet_id      = azurerm_subnet.this["shared"].id
  route_table_id = azurerm_route_table.shared.id
}

resource "azurerm_lb" "appliances" {
  name                = "appliances"
  location            = "westeurope"
  resource_group_name = azurerm_resource_group.hub.name

  frontend_ip_configuration {
    name                          = "inside"
    subnet_id                     = azurerm_subnet.this["appliances"].id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.0.2.100"
  }
}

resource "azurerm_lb_backend_address_pool" "appliances" {
  name            = "appliances"
  loadbalancer_id = azurerm_lb.appliances.id
}

resource "azurerm_network_interface" "appliance" {
  name                  = "appliance"
  location              = "westeurope"
  resource_group_name   = azurerm_resource_group.hub.name
  ip_forwarding_enabled = true

  ip_configuration {
    name                          = "inside"
    subnet_id                     = azurerm_subnet.this["appliances"].id
    private_ip_address_allocation = "Static"
    private_ip_address            = "10.0.2.4"
  }
}
