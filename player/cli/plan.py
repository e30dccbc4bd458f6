"""``kindpace plan``: every step of a sitting, with its time."""

import argparse

from audio.files.clip_cache import ClipCache
from player.cli.documents import plan_document
from player.cli.errors import Exit
from player.cli.preparing import Prepared, estimated, planning_of, prepared, within_locks
from player.cli.reporting import Rows, in_words, minutes, show
from player.cli.terminal import print_json, say, tell
from player.cli.totals import totals
from player.practice.planner.steps import StepKind
from player.system.folders import find_folders


def run(asked: argparse.Namespace) -> int:
    """Print the plan as a table or as JSON."""
    folders = find_folders()
    with in_words():
        planning = within_locks(planning_of(asked, folders), folders)
        by_estimate = asked.estimate or not planning.choices.spoken
        sitting = estimated(planning) if by_estimate else prepared(planning, ClipCache(folders.cache))
    for line in sitting.unspoken:
        tell(line.reason)
    if asked.json:
        print_json(plan_document(planning, sitting.plan, "estimated" if by_estimate else "measured"))
    else:
        _show(sitting)
    return Exit.FINE


def _show(sitting: Prepared) -> None:
    plan = sitting.plan
    made = Rows("", "start", "s", "kind", "rung", "text")
    for number, step in enumerate(plan.steps, start=1):
        # While it is quiet the line before stays on the screen; repeating it here would only hide the shape.
        text = "" if step.kind in {StepKind.PAUSE, StepKind.SILENCE} else step.text
        start, length = minutes(step.start), f"{step.duration:.1f}"
        made.add(str(number), start, length, step.kind.value, str(int(step.rung)), text)
    show(made)
    for title, reason in plan.left_out:
        say(f"Left out: {title} ({reason})")
    say(totals(plan))
