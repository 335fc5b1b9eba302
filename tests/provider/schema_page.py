"""The part of a page of docs/ that follows from the schema of the provider."""

HEADING = "## Schema\n"


def _type_name(kind):
    if isinstance(kind, str):
        return {"dynamic": "any", "bool": "boolean"}.get(kind, kind)
    collection, element = kind
    return "object" if collection == "object" else f"{collection} of {_type_name(element)}"


def _type_of(attribute):
    nested = attribute.get("nested_type")
    if nested:
        return "object" if nested["nesting_mode"] == "single" else "list of objects"
    return _type_name(attribute["type"])


def _lines(attributes, indent):
    for name, attribute in sorted(attributes.items()):
        yield f"{indent}- `{name}` ({_type_of(attribute)}) {attribute['description']}\n"
        yield from _lines(attribute.get("nested_type", {}).get("attributes", {}), indent + "  ")


def of_data_source(schema):
    attributes = schema["block"]["attributes"]
    parts = [HEADING]
    for title, flag in (("Required", "required"), ("Optional", "optional"),
                        ("Read-Only", "computed")):
        chosen = {name: attribute for name, attribute in attributes.items() if attribute.get(flag)}
        if chosen:
            parts += [f"\n### {title}\n\n", *_lines(chosen, "")]
    return "".join(parts)


def of_function(name, function):
    parameters = function["parameters"]
    signature = ", ".join(f"{one['name']} {_type_name(one['type'])}" for one in parameters)
    parts = [HEADING, f"\n{function['description']}\n",
             f"\n```text\n{name}({signature}) {_type_name(function['return_type'])}\n```\n\n"]
    for one in parameters:
        may_be_null = " May be null." if one.get("is_nullable") else ""
        parts.append(f"- `{one['name']}` ({_type_name(one['type'])}) {one['description']}"
                     f"{may_be_null}\n")
    return "".join(parts)
