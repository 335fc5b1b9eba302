"""What two plans of one configuration say differently, one fact per difference.

A difference is (type, section, attribute): "azurerm_public_ip", "before", "ip_address". Positions
in lists are left out of the attribute; it ends with "(length)" when a list has another length and
with "(kind)" when only one side is empty, null or of another type, so that a listed difference of
values hides neither. Things that belong to no resource have the type "plan".
"""

# Follows from what is compared, or says when the plan was made.
DERIVED = {"planned_values", "prior_state", "timestamp"}
COMPARED_ONE_BY_ONE = {"resource_changes", "resource_drift"}
CHANGE_SECTIONS = ("before", "after", "after_unknown", "before_sensitive", "after_sensitive")


def _members(value):
    if isinstance(value, dict):
        return {str(name): member for name, member in value.items()}
    return {index: member for index, member in enumerate(value)}


def _kind(value):
    return type(value), value in ("", None, [], {})


def _paths(real, made, path=""):
    """The attributes in which two values differ, as deep as both have members."""
    if type(real) is type(made) and isinstance(real, (dict, list)):
        if isinstance(real, list) and len(real) != len(made):
            yield path + "(length)"
            return
        theirs, ours = _members(real), _members(made)
        for name in sorted(theirs.keys() | ours.keys()):
            if name in theirs and name in ours:
                inner = f"{path}.{name}" if isinstance(name, str) and path else str(name)
                yield from _paths(theirs[name], ours[name],
                                  path if isinstance(name, int) else inner)
            elif isinstance(name, str):
                yield (f"{path}.{name}" if path else name) + "(kind)"
    elif real != made:
        yield path if _kind(real) == _kind(made) else path + "(kind)"


def _changes(plan, key):
    return {change["address"] + change.get("deposed", ""): change for change in plan.get(key, [])}


def _change_differences(prefix, real, made):
    kind = real["type"]
    for name in sorted(real.keys() | made.keys()):
        if name != "change" and real.get(name) != made.get(name):
            yield kind, prefix + name, ""
    theirs, ours = real["change"], made["change"]
    for name in sorted(theirs.keys() | ours.keys()):
        if name in CHANGE_SECTIONS:
            for path in _paths(theirs.get(name), ours.get(name)):
                yield kind, prefix + name, path
        elif theirs.get(name) != ours.get(name):
            yield kind, prefix + name, ""


def differences(real, made):
    """All differences, each with an example of where it occurs."""
    found = {}
    for key, prefix in (("resource_changes", ""), ("resource_drift", "drift ")):
        theirs, ours = _changes(real, key), _changes(made, key)
        for address in sorted(theirs.keys() | ours.keys()):
            if address in theirs and address in ours:
                for difference in _change_differences(prefix, theirs[address], ours[address]):
                    found.setdefault(difference, address)
            else:
                lonely = theirs.get(address) or ours.get(address)
                only = "only in the real plan" if address in theirs else "only in ours"
                found.setdefault((lonely["type"], prefix + only, ""), address)
    for name in sorted((real.keys() | made.keys()) - DERIVED - COMPARED_ONE_BY_ONE):
        theirs, ours = real.get(name), made.get(name)
        if name == "relevant_attributes":
            theirs, ours = (sorted(map(repr, side or [])) for side in (theirs, ours))
        if theirs != ours:
            found.setdefault(("plan", name, ""), name)
    return found
