"""Checks that the phases of a script make a whole practice: their order, variants and needs."""

from collections.abc import Iterable, Sequence

from player.language.catalogue import _
from player.practice.choices import Wording
from player.practice.errors import Place
from player.practice.script.model import Phase, Role
from player.practice.script.source import Line, Problems

_EXAMPLES = {
    Role.ORIENT: ("first", "`## Arriving (orient)`"),
    Role.RETURN: ("last", "`## Coming back (return)`"),
}


def check_order(phases: Sequence[Phase], lines: Sequence[Line], problems: Problems) -> None:
    """Check that each wording that has a text begins with orient and ends with return, with one of each."""
    end = problems.place(lines[-1].number if lines else 1, 1)
    reported: set[tuple[Place, str]] = set()
    for text in _texts(phases):
        for role in _EXAMPLES:
            _check_role(role, text, end, reported, problems)
    _check_variants(phases, problems)


def _texts(phases: Sequence[Phase]) -> list[list[Phase]]:
    """For each wording that has a middle of its own, its phases; one list of all phases where none has."""
    named = {wording for phase in phases if phase.role is Role.MIDDLE for wording in phase.wordings}
    texts = [
        [phase for phase in phases if not phase.wordings or wording in phase.wordings]
        for wording in Wording
        if wording in named
    ]
    return texts or [list(phases)]


def _check_role(
    role: Role, text: list[Phase], end: Place, reported: set[tuple[Place, str]], problems: Problems
) -> None:
    where, example = _EXAMPLES[role]
    first = role is Role.ORIENT
    with_role = list({phase.title: phase for phase in text if phase.role is role}.values())

    def report(place: Place, code: str, message: str, found: str, expected: str) -> None:
        if (place, code) not in reported:
            reported.add((place, code))
            problems.error(place, code, message, found, expected)

    edge = (text[0] if first else text[-1]) if text else None
    if not with_role:
        place = edge.place if edge is not None else end
        report(
            place,
            f"no-{role}",
            _("No phase is marked {role}.").format(role=role),
            "",
            (_("Make the first phase {example}.") if first else _("Make the last phase {example}.")).format(
                example=example
            ),
        )
        return
    if edge is not None and edge.role is not role:
        first_always = _("A practice has {role} first, always.")
        last_always = _("A practice has {role} last, always.")
        always = first_always if first else last_always
        report(
            (with_role[0] if first else with_role[-1]).place,
            f"{role}-not-{where}",
            (
                _("The {role} phase is not the first.") if first else _("The {role} phase is not the last.")
            ).format(role=role),
            (with_role[0] if first else with_role[-1]).title,
            always.format(role=role),
        )
    for phase in with_role[1:] if first else with_role[:-1]:
        message = _("There is more than one {role} phase.").format(role=role)
        report(phase.place, "two-roles", message, phase.title, _("Keep one."))


def _check_variants(phases: Sequence[Phase], problems: Problems) -> None:
    """Check phases with the same title, which are variants: same role, and each heard under some pacing."""
    before: dict[str, list[Phase]] = {}
    for phase in phases:
        earlier = before.setdefault(phase.title, [])
        if any(_shadows(variant, phase) for variant in earlier):
            problems.error(
                phase.place,
                "duplicate-title",
                _("A phase with this title comes before it and is heard whenever this one could be."),
                phase.title,
                _(
                    "Give each its own title, or its own wording, rung or difficulty: of phases "
                    "with the same "
                    "title only the first that the pacing allows is heard."
                ),
            )
        elif any(variant.role is not phase.role for variant in earlier):
            problems.error(
                phase.place,
                "mixed-variants",
                _("Phases with the same title have different roles."),
                phase.title,
                _("Give them the same role, or titles of their own."),
            )
        earlier.append(phase)


def _shadows(earlier: Phase, later: Phase) -> bool:
    """Whether the earlier variant is allowed whenever the later one is, so that the later is never heard."""
    covers = not earlier.wordings or (bool(later.wordings) and set(later.wordings) <= set(earlier.wordings))
    return (
        covers and earlier.rung <= later.rung and earlier.difficulty <= later.difficulty and not earlier.needs
    )


def check_needs(phases: Sequence[Phase], needed: Iterable[tuple[str, Place]], problems: Problems) -> None:
    """Check that every title that something needs is the title of a phase."""
    titles = list(dict.fromkeys(phase.title for phase in phases))
    for title, place in needed:
        if title not in titles:
            problems.error(
                place,
                "unknown-need",
                _("No phase has this title."),
                title,
                _("Titles: {value}.").format(value=", ".join(titles)[:200]),
            )
