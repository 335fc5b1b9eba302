"""A hub: appliances beside a route server, and an ExpressRoute gateway with its circuit."""
from . import addresses, parts
from .naming import guid
from .parts import GROUP
from .resource import Resource
from .shape import REGIONS
from .values import Read

ON_PREMISES_ASN = 64600
FIRST_APPLIANCE_ASN = 64701
APPLIANCES = 2  # The third byte of their subnet.
LINKS = {"primary": "192.0.2.0/30", "secondary": "192.0.2.4/30"}


class Hub:
    def __init__(self, shape, number):
        self.number = number
        self.region = REGIONS[number]
        self.asn = FIRST_APPLIANCE_ASN + number
        self.name = f"hub-{self.region}"
        self.place = parts.Place((("hub", self.region),), f"rg-{self.name}", self.region)
        self.appliances = [(str(i + 1), addresses.hub_address(number, APPLIANCES, 4 + i))
                           for i in range(shape.appliances)]
        self.has_gateway = shape.topology != "dual-homed"
        self.subnets = self._subnets()
        self.network = parts.virtual_network(
            self.place, f"vnet-{self.name}", addresses.hub_space(number), self.subnets)
        if shape.first_deployment:
            self.network.action = "create"

    def _subnets(self):
        wanted = [("GatewaySubnet", 0, 26), ("RouteServerSubnet", 1, 26)] if self.has_gateway else []
        wanted += [("appliances", APPLIANCES, 24), ("shared", 3, 24)]
        return [(name, addresses.hub_subnet(self.number, third, length))
                for name, third, length in wanted]

    def resources(self):
        made = self._network() + self._appliances()
        if self.has_gateway:
            made += self._route_exchange() + self._gateway()
        for resource in made:
            resource.action = self.network.action
        return made

    def _network(self):
        self.subnet = {name: parts.subnet(self.place, self.network, name, prefix)
                       for name, prefix in self.subnets}
        return [parts.resource_group(self.place), self.network, *self.subnet.values()]

    def _appliances(self):
        made = []
        for key, address in self.appliances:
            name = f"nva-{self.region}-{key}"
            interface = parts.interface(
                self.place, "appliance", f"nic-{name}", self.subnet["appliances"].read_id(
                    'azurerm_subnet.this["appliances"].id'),
                address, key, forwards=True)
            made += [interface, parts.machine(self.place, "appliance", f"vm-{name}", interface, key,
                                              "Standard_D8s_v5")]
        return made

    def _route_exchange(self):
        made = parts.route_server(self.place, f"ars-{self.name}", self.subnet["RouteServerSubnet"],
                                  [addresses.hub_address(self.number, 1, host) for host in (4, 5)])
        return made + [
            parts.bgp_connection(self.place, made[-1], key, self.asn, address, "var.appliances")
            for key, address in self.appliances]

    def _gateway(self):
        place = self.place
        circuit = Resource(place.module, "azurerm_express_route_circuit", "this", {
            **place.common(f"erc-{self.name}"), "service_provider_name": "Equinix",
            "peering_location": Read("var.peering_location", "Amsterdam"), "bandwidth_in_mbps": 1000,
            "sku": [{"tier": "Premium", "family": "MeteredData"}]},
            {"service_provider_provisioning_state": "Provisioned",
             "service_key": guid("circuit", self.name)})
        peering = Resource(place.module, "azurerm_express_route_circuit_peering", "this", {
            "express_route_circuit_name": Read("azurerm_express_route_circuit.this.name",
                                               circuit.given["name"].value),
            "resource_group_name": Read(GROUP, place.group), "peering_type": "AzurePrivatePeering",
            "ipv4_enabled": True, "peer_asn": ON_PREMISES_ASN, "vlan_id": 100,
            "primary_peer_address_prefix": LINKS["primary"],
            "secondary_peer_address_prefix": LINKS["secondary"]}, {"azure_asn": 12076})
        gateway = Resource(place.module, "azurerm_virtual_network_gateway", "this", {
            **place.common(f"ergw-{self.name}"), "type": "ExpressRoute", "sku": "ErGw1AZ",
            "vpn_type": "RouteBased", "active_active": False, "bgp_enabled": False,
            "ip_configuration": [{"name": "main", "private_ip_address_allocation": "Dynamic",
                                  "subnet_id": self.subnet["GatewaySubnet"].read_id(
                                      'azurerm_subnet.this["GatewaySubnet"].id')}]})
        connection = Resource(place.module, "azurerm_virtual_network_gateway_connection", "this", {
            **place.common(f"con-{self.name}"), "type": "ExpressRoute",
            "virtual_network_gateway_id": gateway.read_id("azurerm_virtual_network_gateway.this.id"),
            "express_route_circuit_id": circuit.read_id("azurerm_express_route_circuit.this.id")})
        return [circuit, peering, gateway, connection]


def mesh(hubs):
    """Each hub is peered with each other one."""
    for near in hubs:
        for far in hubs:
            if near is not far:
                peering = parts.peering(
                    (), "mesh", f"{near.region}-{far.region}", f"peer-to-{far.name}",
                    Read("module.hub", near.place.group),
                    Read("module.hub", near.network.given["name"].value),
                    far.network.read_id("module.hub"), flags=())
                peering.action = near.network.action
                yield peering
