"""Commands run within the tests' own process, and the schemas of what they print."""

import json
from pathlib import Path

import jsonschema

from player import __main__ as program

ROOT = Path(__file__).parents[2]


def run(capsys, *arguments):
    """Run a command; an exit that argparse asks for counts as its status."""
    status: object
    try:
        status = program.main([str(argument) for argument in arguments])
    except SystemExit as ended:
        status = ended.code
    out, err = capsys.readouterr()
    return status, out, err


def schema_of(name):
    """The validator of a schema in ``docs/schemas``, itself a valid schema."""
    schema = json.loads((ROOT / f"docs/schemas/{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)
