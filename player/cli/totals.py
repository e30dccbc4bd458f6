"""A plan's totals in one line."""

from player.cli.documents import totals_by_kind
from player.cli.reporting import minutes
from player.practice.planner.steps import Plan
from player.practice.planner.summary import summarise


def totals(plan: Plan) -> str:
    """One line: the length, the steps by kind with their times, the extremes and the rungs."""
    found = summarise(plan)
    kinds = ", ".join(
        f"{kind.value} {total['count']} ({minutes(total['seconds'])})"
        for kind, total in totals_by_kind(plan).items()
    )
    rungs = " ".join(str(int(rung)) for rung in found.rungs)
    return (
        f"{minutes(plan.duration)} min: {kinds}; longest silence {found.longest_silence:.1f} s, "
        f"longest without an option {found.longest_option_gap:.1f} s, rungs {rungs}"
    )
