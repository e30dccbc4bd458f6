"""Plans as JSON documents, for ``plan --json`` and ``render --json`` (``docs/schemas``)."""

from collections import defaultdict
from typing import Any

from player.practice.planner.recordings.found_words import found_in_words, pauses_heard
from player.practice.planner.recordings.recording import pauses_of
from player.practice.planner.recordings.unguided import title_kept
from player.practice.planner.sitting_choices import held_choices
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.planner.summary import summarise
from player.sittings.planning import Planning, QuietPlanning, RecordingPlanning


def plan_document(planning: Planning, plan: Plan, durations: str) -> dict[str, Any]:
    """A whole plan (``docs/schemas/plan.schema.json``).

    Args:
        planning: what the plan was made from.
        plan: the plan.
        durations: how the lengths of lines are known: "measured" or "estimated".
    """
    return {
        "script": {
            "id": plan.script_id,
            "title": title_kept(plan.script_id, plan.script_title),
            "sha256": plan.script_hash,
        },
        "preset": {"name": planning.pacing.id, "title": plan.pacing_name, "sha256": plan.pacing_hash},
        "choices": choices_document(planning),
        "durations": durations,
        "duration": rounded(plan.duration),
        "summary": summary_document(plan),
        "left_out": [{"phase": title, "reason": reason} for title, reason in plan.left_out],
        "steps": [step_document(step) for step in plan.steps],
        **_of_recording(planning, plan),
    }


def _of_recording(planning: Planning, plan: Plan) -> dict[str, Any]:
    if not isinstance(planning, RecordingPlanning):
        return {}
    return {"recording": recording_summary(planning, plan)}


def recording_summary(planning: RecordingPlanning, plan: Plan) -> dict[str, Any]:
    """What was found in a recording, and what becomes of it in a plan."""
    recording = planning.recording()
    heard = pauses_heard(recording, plan)
    return {
        "pauses": len(pauses_of(recording)) + len(recording.melodic),
        "paced": heard.paced,
        "as_they_are": heard.as_they_are,
        "not_heard": heard.not_heard,
        "music_as_loud": recording.drowned,
        "complete": recording.complete,
        "words": found_in_words(recording, plan, planning.pacing.max_silence_s),
    }


def choices_document(planning: Planning) -> dict[str, Any]:
    """The resulting choices, under the names of ``--choose``."""
    choices = planning.choices
    of_quiet: dict[str, Any] = {}
    pacing = planning.pacing
    if isinstance(planning, QuietPlanning):
        pacing, choices = planning.softened(0)
        every = choices.bell_every
        of_quiet = {
            "bowl": choices.bowl.value,
            "settle": rounded(choices.settle / 60),
            "bell-every": "off" if every is None else rounded(every / 60),
            "between": choices.between,
        }
    held = held_choices(planning.script, pacing, choices)
    longest = planning.longest if isinstance(planning, RecordingPlanning) else held.longest
    return {
        "eyes": held.eyes.value,
        "anchor": held.anchor.value,
        "touch": held.touch.value,
        "posture": held.posture.value,
        "wording": held.wording.value,
        "rung": int(held.highest_rung),
        "minutes": rounded(longest / 60),
        "voice": held.spoken,
        "bells": held.bells,
        "turn": choices.turn,
        **of_quiet,
    }


def step_document(step: Step) -> dict[str, Any]:
    """One step; times are in seconds, rounded to milliseconds."""
    return {
        "kind": step.kind.value,
        "start": rounded(step.start),
        "duration": rounded(step.duration),
        "text": step.text,
        "phase": step.phase,
        "rung": int(step.rung),
        "role": step.role.value,
        "contact": step.contact,
        "countdown": step.countdown,
        "option": step.offers,
        "passage": step.passage,
    }


def summary_document(plan: Plan) -> dict[str, Any]:
    """Totals by kind of step; the longest silence, option gap and contact in seconds; rungs and check-ins."""
    summary = summarise(plan)
    return {
        "steps": {kind.value: totals for kind, totals in totals_by_kind(plan).items()},
        "longest_silence": rounded(summary.longest_silence),
        "longest_option_gap": rounded(summary.longest_option_gap),
        "longest_contact": rounded(summary.longest_contact),
        "rungs": [int(rung) for rung in summary.rungs],
        "check_ins": summary.check_ins,
    }


def totals_by_kind(plan: Plan) -> dict[StepKind, dict[str, Any]]:
    """For each kind of step in the plan, how many steps and seconds it has, in the order of ``StepKind``."""
    lengths: dict[StepKind, list[float]] = defaultdict(list)
    for step in plan.steps:
        lengths[step.kind].append(step.duration)
    return {
        kind: {"count": len(lengths[kind]), "seconds": rounded(sum(lengths[kind]))}
        for kind in StepKind
        if kind in lengths
    }


def rounded(seconds: float) -> float:
    """Seconds rounded to milliseconds."""
    return round(float(seconds), 3)
