resource "azurerm_virtual_network" "hub" {
  name                = "hub"
  resource_group_name = "hub"
  location            = "westeurope"
  address_space       = ["10.0.0.0/16"]
}

resource "azurerm_subnet" "hub_gateway" {
  name                 = "GatewaySubnet"
  resource_group_name  = "hub"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.0.0/27"]
}

resource "azurerm_subnet" "hub_nva" {
  name                 = "nva"
  resource_group_name  = "hub"
  virtual_network_name = azurerm_virtual_network.hub.name
  address_prefixes     = ["10.0.1.0/24"]
}

resource "azurerm_public_ip" "vpn" {
  name                = "vpn"
  resource_group_name = "hub"
  location            = "westeurope"
  allocation_method   = "Static"
}

resource "azurerm_virtual_network_gateway" "vpn" {
  name                = "vpn"
  resource_group_name = "hub"
  location            = "westeurope"
  type                = "Vpn"
  sku                 = "VpnGw1AZ"

  ip_configuration {
    name                 = "default"
    subnet_id            = azurerm_subnet.hub_gateway.id
    public_ip_address_id = azurerm_public_ip.vpn.id
  }
}

resource "azurerm_local_network_gateway" "office" {
  name                = "office"
  resource_group_name = "hub"
  location            = "westeurope"
  gateway_address     = "198.51.100.1"
  address_space       = ["192.168.0.0/16"]
}

resource "azurerm_virtual_network_gateway_connection" "office" {
  name                       = "office"
  resource_group_name        = "hub"
  location                   = "westeurope"
  type                       = "IPsec"
  virtual_network_gateway_id = azurerm_virtual_network_gateway.vpn.id
  local_network_gateway_id   = azurerm_local_network_gateway.office.id
  shared_key                 = "not-in-any-output"
}
