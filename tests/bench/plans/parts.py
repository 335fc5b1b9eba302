"""Resources that hubs and spokes have alike."""
from .naming import TAGS, guid, mac_address
from .resource import Resource
from .values import Read

PUBLIC_KEY = "ssh-rsa " + "AAAAB3NzaC1yc2EAAAADAQABAAABgQC7vbqajDw4o6gJy8UtmIbkcpnkO3Kwc4qsEnSZp" * 5
GROUP = "azurerm_resource_group.this.name"
NETWORK = "azurerm_virtual_network.this.name"


class Place:
    """A module instance with its resource group and location."""

    def __init__(self, module, group, location):
        self.module = module
        self.group = group
        self.location = location

    def common(self, name, name_read_from="var.name"):
        return {"name": Read(name_read_from, name), "location": Read("var.location", self.location),
                "resource_group_name": Read(GROUP, self.group), "tags": Read("var.tags", TAGS)}


def resource_group(place):
    given = place.common(place.group)
    del given["resource_group_name"]
    return Resource(place.module, "azurerm_resource_group", "this", given)


def virtual_network(place, name, space, subnets):
    """`subnets`: (name, prefix) of each, which the provider lists in the network too."""
    network = Resource(place.module, "azurerm_virtual_network", "this", {
        **place.common(name), "address_space": Read("var.address_space", [space]),
        "dns_servers": Read("var.dns_servers", ["172.16.250.4", "172.16.250.5"]),
        "private_endpoint_vnet_policies": "Disabled"})
    network.computed = {"guid": guid(name), "subnet": [
        {"address_prefixes": [prefix], "default_outbound_access_enabled": False, "delegation": [],
         "id": f"{network.id}/subnets/{subnet}", "name": subnet,
         "private_endpoint_network_policies": "Disabled",
         "private_link_service_network_policies_enabled": True, "route_table_id": "",
         "security_group": "", "service_endpoint": [], "service_endpoint_policy_ids": []}
        for subnet, prefix in subnets]}
    return network


def subnet(place, network, name, prefix):
    return Resource(place.module, "azurerm_subnet", "this", {
        "name": Read("each.key", name), "resource_group_name": Read(GROUP, place.group),
        "virtual_network_name": Read(NETWORK, network.given["name"].value),
        "address_prefixes": Read("each.value.address_prefixes", [prefix]),
        "default_outbound_access_enabled": False, "private_endpoint_network_policies": "Disabled",
        "private_link_service_network_policies_enabled": True}, key=name, for_each="var.subnets")


def interface(place, resource_name, name, subnet_id, address, key, forwards):
    """`subnet_id`: as read by the configuration."""
    return Resource(place.module, "azurerm_network_interface", resource_name, {
        **place.common(name, "var.name each.key"), "accelerated_networking_enabled": True,
        "ip_forwarding_enabled": forwards,
        "ip_configuration": [{
            "name": "internal", "private_ip_address_allocation": "Static",
            "private_ip_address": Read("each.value.address", address),
            "private_ip_address_version": "IPv4", "primary": True, "subnet_id": subnet_id}]},
        {"mac_address": mac_address(name), "private_ip_address": address,
         "private_ip_addresses": [address],
         "internal_domain_name_suffix": "ax3kq7fjtvbebd2yqzvbbnr3fa.ax.internal.cloudapp.net"},
        key=key, for_each="var.interfaces")


def machine(place, resource_name, name, network_interface, key, size="Standard_D4s_v5"):
    address = network_interface.computed["private_ip_address"]
    made = Resource(place.module, "azurerm_linux_virtual_machine", resource_name, {
        **place.common(name, "var.name each.key"), "size": Read("var.size", size), "zone": "1",
        "admin_username": "operator", "priority": "Regular", "extensions_time_budget": "PT1H30M",
        "max_bid_price": -1, "platform_fault_domain": -1,
        "admin_ssh_key": [{"username": "operator", "public_key": Read("var.public_key", PUBLIC_KEY)}],
        "network_interface_ids": [network_interface.read_id(
            f"azurerm_network_interface.{network_interface.name} each.key")],
        "os_disk": [{"caching": "ReadWrite", "storage_account_type": "Premium_LRS",
                     "write_accelerator_enabled": False}],
        "source_image_reference": [{"publisher": "Canonical", "offer": "ubuntu-24_04-lts",
                                    "sku": "server", "version": "latest"}]},
        {"computer_name": name, "private_ip_address": address, "private_ip_addresses": [address],
         "virtual_machine_id": guid("machine", name), "patch_mode": "ImageDefault",
         "patch_assessment_mode": "ImageDefault", "provision_vm_agent": True,
         "allow_extension_operations": True, "disable_password_authentication": True,
         "disk_controller_type": "SCSI", "os_disk": [{"disk_size_gb": 30, "name": f"{name}_disk"}]},
        key=key, for_each=f"azurerm_network_interface.{network_interface.name}")
    network_interface.computed["virtual_machine_id"] = made.id
    return made


def peering(module, resource_name, key, name, group, network_name, remote, flags):
    """`group`, `network_name` and `remote` as read by the configuration; a flag not named is off."""
    return Resource(module, "azurerm_virtual_network_peering", resource_name, {
        "name": Read("var.name each.key", name), "virtual_network_name": network_name,
        "resource_group_name": group,
        "remote_virtual_network_id": remote, "allow_virtual_network_access": True,
        "allow_forwarded_traffic": True, "allow_gateway_transit": "transit" in flags,
        "use_remote_gateways": "remote" in flags, "peer_complete_virtual_networks_enabled": True},
        key=key, for_each="var.hubs")


def route_server(place, name, route_server_subnet, instance_addresses):
    """The route server, after its public address."""
    address = Resource(place.module, "azurerm_public_ip", "route_server", {
        **place.common(f"pip-{name}"), "allocation_method": "Static", "sku": "Standard",
        "sku_tier": "Regional", "ip_version": "IPv4", "idle_timeout_in_minutes": 4,
        "ddos_protection_mode": "VirtualNetworkInherited"},
        {"ip_address": f"203.0.113.{sum(name.encode()) % 250 + 1}"})
    return [address, Resource(place.module, "azurerm_route_server", "this", {
        **place.common(name), "sku": "Standard", "branch_to_branch_traffic_enabled": True,
        "hub_routing_preference": "ExpressRoute",
        "subnet_id": route_server_subnet.read_id(
            'azurerm_subnet.this["RouteServerSubnet"].id'),
        "public_ip_address_id": address.read_id("azurerm_public_ip.route_server.id")},
        {"routing_state": "Provisioned", "virtual_router_asn": 65515,
         "virtual_router_ips": instance_addresses})]


def bgp_connection(place, server, key, asn, address, for_each):
    return Resource(place.module, "azurerm_route_server_bgp_connection", "this", {
        "name": Read("each.key", key), "route_server_id": server.read_id("azurerm_route_server.this.id"),
        "peer_asn": Read("each.value.asn", asn), "peer_ip": Read("each.value.address", address)},
        key=key, for_each=for_each)
