data "azurerm_virtual_network" "hub_of_spoke_a" {
  name                = "hub"
  resource_group_name = "hub"
}

resource "azurerm_virtual_network" "spoke_a" {
  name                = "spoke_a"
  resource_group_name = "spoke_a"
  location            = "westeurope"
  address_space       = ["10.1.0.0/16"]
}

resource "azurerm_subnet" "spoke_a_web" {
  name                 = "web"
  resource_group_name  = "spoke_a"
  virtual_network_name = azurerm_virtual_network.spoke_a.name
  address_prefixes     = ["10.1.0.0/24"]
}

resource "azurerm_virtual_network_peering" "spoke_a_hub" {
  name                      = "hub"
  resource_group_name       = "spoke_a"
  virtual_network_name      = azurerm_virtual_network.spoke_a.name
  remote_virtual_network_id = data.azurerm_virtual_network.hub_of_spoke_a.id
  allow_forwarded_traffic   = true
  use_remote_gateways       = true
}

resource "azurerm_virtual_network_peering" "hub_spoke_a" {
  name                      = "spoke_a"
  resource_group_name       = "hub"
  virtual_network_name      = data.azurerm_virtual_network.hub_of_spoke_a.name
  remote_virtual_network_id = azurerm_virtual_network.spoke_a.id
  allow_gateway_transit     = true
}

resource "azurerm_route_table" "spoke_a" {
  name                = "spoke_a"
  resource_group_name = "spoke_a"
  location            = "westeurope"

  route {
    name                   = "spokes"
    address_prefix         = "10.0.0.0/8"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.1.4"
  }
}

resource "azurerm_subnet_route_table_association" "spoke_a_web" {
  subnet_id      = azurerm_subnet.spoke_a_web.id
  route_table_id = azurerm_route_table.spoke_a.id
}
