"""Sums up a plan in one line."""

from player.cli.documents import totals_by_kind
from player.language.catalogue import _
from player.language.numbers import figure
from player.practice.plain_words import minutes_and_seconds
from player.practice.planner.steps import Plan
from player.practice.planner.summary import summarise


def totals(plan: Plan) -> str:
    """One line: the length, the steps by kind with their times, the extremes and the rungs."""
    summary = summarise(plan)
    kinds = ", ".join(
        f"{kind.value} {total['count']} ({minutes_and_seconds(total['seconds'])})"
        for kind, total in totals_by_kind(plan).items()
    )
    rungs = " ".join(str(int(rung)) for rung in summary.rungs)
    return _(
        "{minutes} min: {kinds}; longest silence {longest_silence} s, longest without an "
        "option {longest_option_gap} s, rungs {rungs}"
    ).format(
        minutes=minutes_and_seconds(plan.duration),
        kinds=kinds,
        longest_silence=figure(summary.longest_silence, ".1f"),
        longest_option_gap=figure(summary.longest_option_gap, ".1f"),
        rungs=rungs,
    )
