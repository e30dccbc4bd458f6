"""Cuts HL7's JSON schema of FHIR R4 down to the resources that an export has and all that they refer to.

    cut_schema.py fhir.schema.json > fhir.cut.schema.json

Only the descriptions are left out of what stays: nothing is made more lenient, and a resource of any other
type is refused.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TYPES = ("Basic", "Bundle", "Observation", "Questionnaire", "QuestionnaireResponse")


def referred_to(value: Any) -> Iterator[str]:
    """Names of the definitions that a part of the schema refers to."""
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].rsplit("/", 1)[1]
        for part in value.values():
            yield from referred_to(part)
    elif isinstance(value, list):
        for part in value:
            yield from referred_to(part)


def undescribed(value: Any) -> Any:
    """The same without descriptions."""
    if isinstance(value, list):
        return [undescribed(part) for part in value]
    if not isinstance(value, dict):
        return value
    kept = {
        name: part for name, part in value.items() if not (name == "description" and isinstance(part, str))
    }
    return {name: undescribed(part) for name, part in kept.items()}


def cut(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema for ``TYPES`` alone."""
    definitions = schema["definitions"]
    definitions["ResourceList"]["oneOf"] = [{"$ref": f"#/definitions/{name}"} for name in TYPES]
    wanted: set[str] = set()
    waiting = ["ResourceList"]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += referred_to(definitions[name])
    return {
        "$schema": schema["$schema"],
        "id": schema["id"],
        "oneOf": definitions["ResourceList"]["oneOf"],
        "definitions": {name: undescribed(definitions[name]) for name in sorted(wanted)},
    }


def main() -> None:
    """Read the whole schema, write the cut one: each definition on a line of its own."""
    made = cut(json.loads(Path(sys.argv[1]).read_bytes()))
    lines = [f"{json.dumps(name)}: {json.dumps(part)}" for name, part in made.pop("definitions").items()]
    head = json.dumps(made)[:-1]
    sys.stdout.write(head + ', "definitions": {\n' + ",\n".join(lines) + "\n}}\n")


if __name__ == "__main__":
    main()
