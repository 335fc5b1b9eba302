"""What a plan is to look like."""
import dataclasses
import random

from . import addresses

REGIONS = ("westeurope", "northeurope", "eastus2", "westus3", "southeastasia", "uksouth",
           "francecentral", "japaneast")
TOPOLOGIES = ("hub-and-spoke", "multi-region", "dual-homed")
FATES = ("update", "create", "delete", "replace")


@dataclasses.dataclass(frozen=True)
class Shape:
    topology: str = "hub-and-spoke"
    spokes: int = 10
    regions: int = 1
    subnets: int = 3
    interfaces: int = 2
    machines: bool = True
    routes: int = 3
    appliances: int = 2
    prefixes: int = 100
    percents: tuple = ()  # (fate, percent of all spokes)
    first_deployment: bool = False
    seed: int = 1

    def mistakes(self):
        limits = (("regions", 1, len(REGIONS)), ("subnets", 1, addresses.MOST_SUBNETS),
                  ("interfaces", 0, 200), ("routes", 1, 230), ("appliances", 1, 16),
                  ("prefixes", 0, addresses.MOST_PREFIXES),
                  ("spokes", 1, self.regions * addresses.most_spokes(max(1, self.regions))))
        for name, least, most in limits:
            if not least <= getattr(self, name) <= most:
                yield f"{name}: {getattr(self, name)} is not in {least} to {most}"
        if self.topology != "hub-and-spoke" and self.regions < 2:
            yield f"{self.topology} needs at least 2 regions"
        if sum(percent for _, percent in self.percents) > 100:
            yield "changes: more than all spokes"

    def fates(self):
        """What the plan does with which spokes, by number; the others are kept. A kind of change that
        is asked for happens to one spoke at least."""
        if self.first_deployment:
            return {number: "create" for number in range(self.spokes)}
        order = list(range(self.spokes))
        random.Random(self.seed).shuffle(order)
        fates = {}
        for fate, percent in self.percents:
            count = max(1, round(self.spokes * percent / 100)) if percent else 0
            for _ in range(min(count, len(order))):
                fates[order.pop()] = fate
        return fates
