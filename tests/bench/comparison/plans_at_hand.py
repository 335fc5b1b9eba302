"""Generated plans, kept in a folder: the same options need not be generated again."""
import dataclasses
import pathlib
import subprocess

_GENERATOR = pathlib.Path(__file__).parents[1] / "generate_plan"
_MIX = ("update=8", "create=5", "delete=2", "replace=1")
_LARGE = 2000  # From so many spokes on they have one interface in a subnet and no machines.


@dataclasses.dataclass(frozen=True)
class Plan:
    topology: str
    spokes: int
    prefixes: int
    file: pathlib.Path
    configuration: pathlib.Path

    @property
    def bytes(self):
        return self.file.stat().st_size


class PlansAtHand:
    def __init__(self, folder):
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def plan(self, topology, spokes, prefixes):
        name = f"{topology}-{spokes}-{prefixes}"
        plan = Plan(topology, spokes, prefixes, self._folder / f"{name}.json", self._folder / f"{name}.yaml")
        options = _options(topology, spokes, prefixes)
        made_with = self._folder / f"{name}.options"
        wanted = " ".join(options)
        if not made_with.exists() or made_with.read_text() != wanted:
            subprocess.run([_GENERATOR, *options, "--output", plan.file, "--configuration",
                            plan.configuration], check=True)
            made_with.write_text(wanted)
        return plan


def _options(topology, spokes, prefixes):
    options = ["--topology", topology, "--spokes", str(spokes), "--prefixes", str(prefixes)]
    if topology != "hub-and-spoke" or spokes >= _LARGE:
        options += ["--regions", "4" if topology != "dual-homed" or spokes >= _LARGE else "2"]
    if spokes >= _LARGE:
        options += ["--no-machines", "--interfaces", "1"]
    for change in _MIX:
        options += ["--change", change]
    return options
