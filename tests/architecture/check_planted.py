"""Run inside a copy of the tree: plants each violation in turn and reports which contract caught it.

One interpreter for all of them, started apart from the tests so that the rooms' names mean the copy's.
Reads a JSON list of ``{"contract": …, "files": {path: source}}`` from its input, writes a JSON object with
``untouched`` (whether every contract is kept before anything is planted) and ``kept`` (one boolean each).
"""

import json
import sys
from contextlib import redirect_stdout
from pathlib import Path

from importlinter import configuration
from importlinter.application import use_cases

configuration.configure()


def is_kept(*contracts):
    """Whether these contracts, or all of them, hold in the tree as it is now."""
    options = use_cases.read_user_options(".importlinter")
    use_cases._register_contract_types(options)
    with redirect_stdout(sys.stderr):
        report = use_cases.create_report(options, limit_to_contracts=contracts, cache_dir=None)
    if report.could_not_run:
        raise SystemExit(f"{contracts}: {report.invalid_contract_options}")
    return not report.contains_failures


def is_kept_with(planted):
    """Whether the contract still holds while its violation stands in the tree."""
    paths = [Path(name) for name in planted["files"]]
    for path, source in zip(paths, planted["files"].values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    try:
        return is_kept(planted["contract"])
    finally:
        for path in paths:
            path.unlink()


all_planted = json.load(sys.stdin)
json.dump({"untouched": is_kept(), "kept": [is_kept_with(planted) for planted in all_planted]}, sys.stdout)
