"""``kindpace plan``: prints every step of a sitting, with its time."""

import argparse

from audio.files.clip_cache import ClipCache
from player.cli.documents import plan_document
from player.cli.errors import Exit
from player.cli.narrators.choice import narrator_here, recorded_here, with_narrator
from player.cli.preparing import Prepared, check_locks, estimate, planning_of, prepare
from player.cli.reporting import Rows, in_words, show
from player.cli.terminal import print_json, say, tell
from player.cli.totals import totals
from player.language.catalogue import _
from player.library.unsayable_lines import text_only_in_words, unsayable_in_words
from player.practice.plain_words import minutes_and_seconds
from player.practice.planner.recordings.found_words import found_in_words
from player.practice.planner.steps import StepKind
from player.sittings.planning import RecordingPlanning
from player.system.folders import find_folders


def run(asked: argparse.Namespace) -> int:
    """Print the plan as a table or as JSON."""
    folders = find_folders()
    with in_words():
        planning = with_narrator(planning_of(asked, folders), asked, folders)
        check_locks(planning, folders)
        narrator = narrator_here(planning)
        by_estimate = asked.estimate or not planning.choices.spoken
        sitting = (
            estimate(planning)
            if by_estimate
            else prepare(
                planning,
                ClipCache(folders.cache),
                narrator=narrator,
                recorded=recorded_here(planning, folders),
            )
        )
    words = text_only_in_words(planning.script, planning.phrasebook.language, planning.named)
    if planning.choices.spoken:
        words = words or unsayable_in_words(planning.script, planning.named)
    if words:
        tell(words)
    for line in sitting.unspoken:
        tell(line.reason)
    if asked.json:
        print_json(plan_document(planning, sitting.plan, "estimated" if by_estimate else "measured"))
    else:
        _show(sitting)
    return Exit.FINE


def _show(sitting: Prepared) -> None:
    plan = sitting.plan
    rows = Rows("", _("start"), _("s"), _("kind"), _("rung"), _("text"))
    for number, step in enumerate(plan.steps, start=1):
        # A pause has the caption of the line before it; repeated here, it would make the plan hard to read.
        text = "" if step.kind in {StepKind.PAUSE, StepKind.SILENCE} else step.text
        start, length = minutes_and_seconds(step.start), f"{step.duration:.1f}"
        rows.add(str(number), start, length, step.kind.value, str(int(step.rung)), text)
    show(rows)
    if isinstance(sitting.planning, RecordingPlanning):
        planning = sitting.planning
        say(found_in_words(planning.recording(), plan, planning.pacing.max_silence_s))
    for title, reason in plan.left_out:
        say(_("Left out: {title} ({reason})").format(title=title, reason=reason))
    say(totals(plan))
