"""Who has which addresses: spokes in the lower half of 10.0.0.0/8, a block for those of each hub; what
appliances announce in the upper half, hubs in 172.16.0.0/12."""
import ipaddress

SPOKES = "10.0.0.0/9"
SPOKE_LENGTH = 21
MOST_SUBNETS = 7
MOST_PREFIXES = 1 << (24 - 12)
_FIRST = int(ipaddress.IPv4Network(SPOKES).network_address)


def _block_length(hubs):
    return 9 + (hubs - 1).bit_length()


def most_spokes(hubs):
    """Of one hub."""
    return 1 << (SPOKE_LENGTH - _block_length(hubs))


def block(hub, hubs):
    """What the spokes of a hub have together."""
    length = _block_length(hubs)
    return f"{ipaddress.IPv4Address(_FIRST + (hub << (32 - length)))}/{length}"


class SpokeAddresses:
    """Of the spoke with this number, where hubs take turns."""

    def __init__(self, number, hubs):
        start = (number % hubs << (32 - _block_length(hubs))) + (number // hubs << (32 - SPOKE_LENGTH))
        self._first = _FIRST + start
        self.space = f"{self._at(0, 0)}/{SPOKE_LENGTH}"
        self.route_server_subnet = f"{self._at(MOST_SUBNETS, 0)}/27"
        self.route_server = [self._at(MOST_SUBNETS, host) for host in (4, 5)]

    def subnet(self, place):
        return f"{self._at(place, 0)}/24"

    def host(self, place, number):
        return self._at(place, 4 + number)

    def _at(self, place, host):
        return str(ipaddress.IPv4Address(self._first + (place << 8) + host))


def hub_space(number):
    return f"172.{16 + number}.0.0/16"


def hub_subnet(number, third, length):
    return f"172.{16 + number}.{third}.0/{length}"


def hub_address(number, third, host):
    return f"172.{16 + number}.{third}.{host}"


def announced_range(hub):
    return f"10.{128 + 16 * hub}.0.0/12"
