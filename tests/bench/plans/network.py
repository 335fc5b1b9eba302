"""All resources of a plan, one module instance at a time, so that memory does not grow with it."""
from .hub import Hub, mesh
from .spoke import Spoke


class Network:
    def __init__(self, shape):
        self.shape = shape
        self.hubs = [Hub(shape, number) for number in range(shape.regions)]
        self._fates = shape.fates()

    def root(self):
        return list(mesh(self.hubs)) if self.shape.topology == "multi-region" else []

    def instances(self):
        """(resources of the instance, (key, resources) of each instance within)."""
        for hub in self.hubs:
            yield hub.resources(), []
        for spoke in self.spokes():
            yield spoke.resources()

    def spokes(self):
        for number in range(self.shape.spokes):
            yield Spoke(self.shape, number, self.hubs, self._fates.get(number, "keep"))
