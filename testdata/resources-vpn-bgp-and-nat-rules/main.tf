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

resource "azurerm_subnet" "gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = azurerm_resource_group.net.name
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.9.0/27"]
}

resource "azurerm_public_ip" "vpn" {
  count               = 2
  name                = "vpn-${count.index}"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  allocation_method   = "Static"
}

resource "azurerm_virtual_network_gateway" "vpn" {
  name                                  = "vpn"
  location                              = azurerm_resource_group.net.location
  resource_group_name                   = azurerm_resource_group.net.name
  type                                  = "Vpn"
  sku                                   = "VpnGw2AZ"
  active_active                         = true
  bgp_enabled                           = true
  bgp_route_translation_for_nat_enabled = true
  default_local_network_gateway_id      = azurerm_local_network_gateway.office.id

  dynamic "ip_configuration" {
    for_each = [0, 1]
    content {
      name                 = "instance${ip_configuration.value}"
      subnet_id            = azurerm_subnet.gateway.id
      public_ip_address_id = azurerm_public_ip.vpn[ip_configuration.value].id
    }
  }

  bgp_settings {
    asn = 65010
    peering_addresses {
      ip_configuration_name = "instance0"
      apipa_addresses       = ["169.254.21.2"]
    }
    peering_addresses {
      ip_configuration_name = "instance1"
      apipa_addresses       = ["169.254.22.2"]
    }
  }

  vpn_client_configuration {
    address_space = ["172.20.0.0/24"]
  }

  custom_route {
    address_prefixes = ["10.99.0.0/16"]
  }
}

resource "azurerm_local_network_gateway" "office" {
  name                = "office"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  gateway_address     = "203.0.113.9"
  address_space       = ["192.168.0.0/16"]

  bgp_settings {
    asn                 = 65100
    bgp_peering_address = "169.254.21.1"
  }
}

resource "azurerm_local_network_gateway" "branch" {
  name                = "branch"
  location            = azurerm_resource_group.net.location
  resource_group_name = azurerm_resource_group.net.name
  gateway_fqdn        = "branch.example.com"
  address_space       = ["10.0.0.0/24"]
}

resource "azurerm_virtual_network_gateway_nat_rule" "in" {
  name                       = "in"
  resource_group_name        = azurerm_resource_group.net.name
  virtual_network_gateway_id = azurerm_virtual_network_gateway.vpn.id
  mode                       = "IngressSnat"
  type                       = "Static"

  internal_mapping {
    address_space = "10.0.0.0/24"
  }
  external_mapping {
    address_space = "10.80.0.0/24"
  }
}

resource "azurerm_virtual_network_gateway_nat_rule" "out" {
  name                       = "out"
  resource_group_name        = azurerm_resource_group.net.name
  virtual_network_gateway_id = azurerm_virtual_network_gateway.vpn.id
  ip_configuration_id        = "${azurerm_virtual_network_gateway.vpn.id}/ipConfigurations/instance0"
  mode                       = "EgressSnat"
  type                       = "Dynamic"

  internal_mapping {
    address_space = "10.0.0.0/16"
  }
  external_mapping {
    address_space = "10.81.0.0/30"
    port_range    = "1024-4095"
  }
}

resource "azurerm_virtual_network_gateway_connection" "office" {
  name                       = "office"
  location                   = azurerm_resource_group.net.location
  resource_group_name        = azurerm_resource_group.net.name
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.vpn.id
  local_network_gateway_id   = azurerm_local_network_gateway.office.id
  bgp_enabled                = true
  routing_weight             = 20

  custom_bgp_addresses {
    primary   = "169.254.21.2"
    secondary = "169.254.22.2"
  }
}

resource "azurerm_virtual_network_gateway_connection" "branch" {
  name                               = "branch"
  location                           = azurerm_resource_group.net.location
  resource_group_name                = azurerm_resource_group.net.name
  type                               = "IPsec"
  virtual_network_gateway_id         = azurerm_virtual_network_gateway.vpn.id
  local_network_gateway_id           = azurerm_local_network_gateway.branch.id
  ingress_nat_rule_ids               = [azurerm_virtual_network_gateway_nat_rule.in.id]
  egress_nat_rule_ids                = [azurerm_virtual_network_gateway_nat_rule.out.id]
  use_policy_based_traffic_selectors = true

  traffic_selector_policy {
    local_address_cidrs  = ["10.0.0.0/16"]
    remote_address_cidrs = ["10.80.0.0/24"]
  }
}
