"""Who is compared, by the name that tables show."""
import pathlib

ROUTESIGHT = "routesight"
ON_ONE_CORE = "routesight, one core"
CAT = "cat"
JQ = "jq -c ."
JQ_CHANGES = "jq -c .resource_changes"
MAPPED = "simdjson, mapped"
READ = "simdjson, read"
TREE = "nlohmann, tree"
SCRIPT = "script, static routes"
ALL = (ROUTESIGHT, CAT, JQ, JQ_CHANGES, MAPPED, READ, TREE, SCRIPT)
FEW = (ROUTESIGHT, CAT, MAPPED)

_SCRIPT_FILE = pathlib.Path(__file__).parents[1] / "static_routes"


def words(program, binaries, plan):
    """The command line, for a plan with a configuration beside it."""
    evaluate = [binaries / "routesight", "evaluate", "--format", "json", "--failures", "off", "--exit-zero",
                "--config", plan.configuration, plan.file]
    return {
        ROUTESIGHT: evaluate,
        ON_ONE_CORE: ["taskset", "--cpu-list", "0", *evaluate],
        CAT: ["cat", plan.file],
        JQ: ["jq", "-c", ".", plan.file],
        JQ_CHANGES: ["jq", "-c", ".resource_changes", plan.file],
        MAPPED: [binaries / "parse_mapped", plan.file],
        READ: [binaries / "parse_read", plan.file],
        TREE: [binaries / "parse_tree", plan.file],
        SCRIPT: ["/usr/bin/python3", _SCRIPT_FILE, plan.file],
    }[program]
