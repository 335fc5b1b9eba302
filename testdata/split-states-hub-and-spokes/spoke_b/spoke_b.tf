data "azurerm_virtual_network" "hub_of_spoke_b" {
  name                = "hub"
  resource_group_name = "hub"
}

resource "azurerm_virtual_network" "spoke_b" {
  name                = "spoke_b"
  resource_group_name = "spoke_b"
  location            = "westeurope"
  address_space       = ["10.2.0.0/16"]
}

resource "azurerm_subnet" "spoke_b_web" {
  name                 = "web"
  resource_group_name  = "spoke_b"
  virtual_network_name = azurerm_virtual_network.spoke_b.name
  address_prefixes     = ["10.2.0.0/24"]
}

resource "azurerm_virtual_network_peering" "spoke_b_hub" {
  name                      = "hub"
  resource_group_name       = "spoke_b"
  virtual_network_name      = azurerm_virtual_network.spoke_b.name
  remote_virtual_network_id = data.azurerm_virtual_network.hub_of_spoke_b.id
  allow_forwarded_traffic   = true
  use_remote_gateways       = true
}

resource "azurerm_virtual_network_peering" "hub_spoke_b" {
  name                      = "spoke_b"
  resource_group_name       = "hub"
  virtual_network_name      = data.azurerm_virtual_network.hub_of_spoke_b.name
  remote_virtual_network_id = azurerm_virtual_network.spoke_b.id
  allow_gateway_transit     = true
}

resource "azurerm_route_table" "spoke_b" {
  name                = "spoke_b"
  resource_group_name = "spoke_b"
  location            = "westeurope"

  route {
    name                   = "spokes"
    address_prefix         = "10.0.0.0/8"
    next_hop_type          = "VirtualAppliance"
    next_hop_in_ip_address = "10.0.1.4"
  }
}

resource "azurerm_subnet_route_table_association" "spoke_b_web" {
  subnet_id      = azurerm_subnet.spoke_b_web.id
  route_table_id = azurerm_route_table.spoke_b.id
}
