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

data "azurerm_resource_group" "hub" {
  name = "hub"
}

data "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = data.azurerm_resource_group.hub.name
}

data "azurerm_subnet" "this" {
  for_each             = toset(["AzureFirewallSubnet", "appliances", "shared"])
  name                 = each.key
  virtual_network_name = data.azurerm_virtual_network.hub.name
  resource_group_name  = data.azurerm_resource_group.hub.name
}

data "azurerm_route_table" "shared" {
  name                = "shared"
  resource_group_name = data.azurerm_resource_group.hub.name
}

data "azurerm_network_security_group" "shared" {
  name                = "shared"
  resource_group_name = data.azurerm_resource_group.hub.name
}

data "azurerm_public_ip" "nat" {
  name                = "nat"
  resource_group_name = data.azurerm_resource_group.hub.name
}

data "azurerm_nat_gateway" "out" {
  name                = "out"
  resource_group_name = data.azurerm_resource_group.hub.name
}

data "azurerm_firewall" "hub" {
  name                = "hub"
  resource_group_name = data.azurerm_resource_group.hub.name
}

data "azurerm_lb" "appliances" {
  name                = "appliances"
  resource_group_name = data.azurerm_resource_group.hub.name
}

data "azurerm_lb_backend_address_pool" "appliances" {
  name            = "appliances"
  loadbalancer_id = data.azurerm_lb.appliances.id
}

data "azurerm_network_interface" "appliance" {
  name                = "appliance"
  resource_group_name = data.azurerm_resource_group.hub.name
}

resource "azurerm_network_interface_backend_address_pool_association" "appliance" {
  network_interface_id    = data.azurerm_network_interface.appliance.id
  ip_configuration_name   = "inside"
  backend_address_pool_id = data.azurerm_lb_backend_address_pool.appliances.id
}

resource "azurerm_subnet_nat_gateway_association" "appliances" {
  subnet_id      = data.azurerm_subnet.this["appliances"].id
  nat_gateway_id = data.azurerm_nat_gateway.out.id
}

resource "azurerm_nat_gateway_public_ip_association" "out" {
  nat_gateway_id       = data.azurerm_nat_gateway.out.id
  public_ip_address_id = data.azurerm_public_ip.nat.id
}

resource "azurerm_virtual_network" "spoke" {
  name                = "spoke"
  location            = data.azurerm_virtual_network.hub.location
  resource_group_name = data.azurerm_resource_group.hub.name
  address_space       = ["10.1.0.0/16"]
}

resource "azurerm_subnet" "app" {
  name                 = "app"
  resource_group_name  = data.azurerm_resource_group.hub.name
  virtual_network_name = azurerm_virtual_network.spoke.name
  address_prefixes     = ["10.1.1.0/24"]
}

resource "azurerm_virtual_network_peering" "to_hub" {
  name                      = "to-hub"
  resource_group_name       = data.azurerm_resource_group.hub.name
  virtual_network_name      = azurerm_virtual_network.spoke.name
  remote_virtual_network_id = data.azurerm_virtual_network.hub.id
}

resource "azurerm_virtual_network_peering" "from_hub" {
  name                      = "to-spoke"
  resource_group_name       = data.azurerm_resource_group.hub.name
  virtual_network_name      = data.azurerm_virtual_network.hub.name
  remote_virtual_network_id = azurerm_virtual_network.spoke.id
}

resource "azurerm_route_table" "app" {
  name                = "app"
  location            = data.azurerm_virtual_network.hub.location
  resource_group_name = data.azurerm_resource_group.hub.name

  route {
    name                   = "all"
    address_prefix         = "0.0.0.0/0"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = data.azurerm_lb.appliances.private_ip_address
  }

  route {
    name                   = "shared"
    address_prefix         = "10.0.3.0/24"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = data.azurerm_firewall.hub.ip_configuration[0].private_ip_address
  }
}

resource "azurerm_subnet_route_table_association" "app" {
  subnet_id      = azurerm_subnet.app.id
  route_table_id = azurerm_route_table.app.id
}
