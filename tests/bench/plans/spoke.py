"""A spoke: its network, peered to a hub or two, and workloads in subnets."""
from . import parts
from .addresses import SpokeAddresses
from .parts import GROUP
from .values import Read
from .workload import workload


class Spoke:
    def __init__(self, shape, number, hubs, fate):
        self.shape = shape
        self.number = number
        self.fate = fate
        self.key = f"spoke-{number + 1:05}"
        self.addresses = SpokeAddresses(number, len(hubs))
        home = number % len(hubs)
        self.dual_homed = shape.topology == "dual-homed"
        self.hubs = [hubs[home], hubs[(home + 1) % len(hubs)]][:2 if self.dual_homed else 1]
        self.place = parts.Place((("spoke", self.key),), f"rg-{self.key}", self.hubs[0].region)
        names = [f"app-{i + 1}" for i in range(shape.subnets)]
        self.subnets = [(name, self.addresses.subnet(i)) for i, name in enumerate(names)]

    @property
    def subnets_of_the_platform(self):
        if not self.dual_homed:
            return []
        return [("RouteServerSubnet", self.addresses.route_server_subnet)]

    def resources(self):
        """(resources of the module, (key, resources) of each module within)."""
        subnets = self.subnets + self.subnets_of_the_platform
        network = parts.virtual_network(self.place, f"vnet-{self.key}",
                                        self.addresses.space, subnets)
        made = {name: parts.subnet(self.place, network, name, prefix) for name, prefix in subnets}
        own = [parts.resource_group(self.place), network, *made.values(), *self._peerings(network)]
        if self.dual_homed:
            own += self._route_server(made["RouteServerSubnet"])
        if self.fate in ("create", "delete"):
            for resource in own:
                resource.action = self.fate
        within = [(name, workload(self, place, made[name]))
                  for place, (name, _) in enumerate(self.subnets)]
        return own, within

    def _peerings(self, network):
        flags = ((), ()) if self.dual_homed else (("transit",), ("remote",))
        for hub in self.hubs:
            yield parts.peering(
                self.place.module, "from_hub", hub.region, f"peer-to-{self.key}",
                Read("each.value.resource_group_name", hub.place.group),
                Read("each.value.network_name", hub.network.given["name"].value),
                network.read_id("azurerm_virtual_network.this.id"), flags[0])
            yield parts.peering(
                self.place.module, "to_hub", hub.region, f"peer-to-{hub.name}", Read(GROUP, self.place.group),
                Read(parts.NETWORK, network.given["name"].value),
                hub.network.read_id("each.value.network_id"), flags[1])

    def _route_server(self, subnet):
        made = parts.route_server(self.place, f"ars-{self.key}", subnet, self.addresses.route_server)
        return made + [
            parts.bgp_connection(self.place, made[-1], f"{hub.region}-{key}", hub.asn, address,
                                 "var.appliances")
            for hub in self.hubs for key, address in hub.appliances]
