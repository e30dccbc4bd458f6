"""Compares the plans that two checkouts make: ``compare_plans.py BEFORE AFTER``.

BEFORE and AFTER are folders of checkouts with a ``.venv``. Every practice of the first is planned in both
with ``kindpace plan --json`` under every built-in preset, and all steps are compared. Exits with status 1 if
a plan differs.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

PRESETS: Final = ("standard", "gentle", "first-steps", "low-sensory", "grounding-only")

IN_A_CHECKOUT: Final = """
import contextlib, io, json, sys
from player.__main__ import main
plans = {}
for practice in json.loads(sys.argv[1]):
    for preset in json.loads(sys.argv[2]):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.suppress(SystemExit):
            main(["plan", practice, "--preset", preset, "--json"])
        plans[f"{practice} under {preset}"] = json.loads(output.getvalue() or "null")
json.dump(plans, sys.stdout)
"""

Plans = dict[str, dict[str, Any] | None]


def plans_of(checkout: Path, practices: list[str]) -> Plans:
    """The plans that a checkout makes, by practice and preset; None where it makes none."""
    python = str(checkout / ".venv/bin/python")
    command = [python, "-c", IN_A_CHECKOUT, json.dumps(practices), json.dumps(PRESETS)]
    completed = subprocess.run(command, cwd=checkout, stdout=subprocess.PIPE, text=True, check=True)
    plans: Plans = json.loads(completed.stdout)
    return plans


def difference(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """The first difference between two plans, in words; empty where they are equal."""
    if before == after:
        return ""
    if before is None or after is None:
        return "made in one of them only"
    pairs = enumerate(zip(before["steps"], after["steps"], strict=False))
    number = next((number for number, (first, second) in pairs if first != second), None)
    return "their heads differ" if number is None else f"they differ from step {number} on"


def main() -> int:
    """Compare the plans of both checkouts and print what differs."""
    before, after = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    practices = sorted(path.stem for path in (before / "scripts").glob("*.md"))
    first, second = plans_of(before, practices), plans_of(after, practices)
    differing = {name: words for name in first if (words := difference(first[name], second[name]))}
    for name, words in differing.items():
        print(f"{name}: {words}")
    steps = sum(len(plan["steps"]) for plan in first.values() if plan is not None)
    print(f"{len(first)} plans, {steps} steps, {len(differing)} plans differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
