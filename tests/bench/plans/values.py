"""Values of attributes, of which a plan may not know all, and the marks that stand beside them."""


class Read:
    """A value that is read from elsewhere: `references` as the configuration section names them. It is
    unknown while `computed_by`, a resource, does not exist yet."""

    __slots__ = ("references", "value", "computed_by")

    def __init__(self, references, value, computed_by=None):
        self.references = references
        self.value = value
        self.computed_by = computed_by


class _Unknown:
    pass


UNKNOWN = _Unknown()


def resolved(value, settled):
    """`settled`: every resource exists, as in a state."""
    if isinstance(value, Read):
        if value.computed_by is not None and value.computed_by.is_new and not settled:
            return UNKNOWN
        return value.value
    if isinstance(value, list):
        return [resolved(element, settled) for element in value]
    return value


def known(value):
    """Without what is unknown: members are left out, elements are null."""
    if isinstance(value, dict):
        return {key: known(member) for key, member in value.items() if member is not UNKNOWN}
    if isinstance(value, list):
        return [None if element is UNKNOWN else known(element) for element in value]
    return value


def unknown_marks(value):
    return _marks(value, lambda leaf: leaf is UNKNOWN)


def _marks(value, marked):
    if isinstance(value, dict):
        marks = {key: _marks(member, marked) for key, member in value.items()}
        return {key: mark for key, mark in marks.items() if mark is not False}
    if isinstance(value, list):
        return [_marks(element, marked) for element in value]
    return marked(value)


def sensitive_marks(values, block):
    marks = _marks({key: member for key, member in values.items() if member is not UNKNOWN},
                   lambda leaf: False)
    marks.update({name: True for name, attribute in block["attributes"].items()
                  if attribute.get("sensitive")})
    return marks
