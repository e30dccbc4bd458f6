"""The sheet: the lines of a practice as they are heard under a pacing, and what is recorded of them."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from audio.voice.phrases import without_marks
from player.language.catalogue import _
from player.library.own_voice.manifest import RecordedLine, text_key
from player.library.own_voice.store import OwnVoice
from player.practice.pacing.built_in import title_of
from player.practice.planner.steps import LineDurations, Plan, Step, StepKind
from player.practice.units import Seconds

_ALIKE: Final = 0.6
"""A line of which so much stands in an earlier one is that line, changed (difflib's own default)."""


class Recorded(StrEnum):
    """What is recorded of a line."""

    YES = "recorded"
    CHANGED = "changed"
    NO = "missing"


@dataclass(frozen=True)
class SheetLine:
    """A line of the sheet.

    Attributes:
        number: from 1.
        spoken: what the narrator would be given: what the line is known by.
        text: what is read.
        phase: the title of the phase it is first heard in.
        expected: seconds that the narrator would take.
        quiet: seconds of quiet after it, where it is first heard.
        after: what happens in that quiet besides, in a few words; empty where nothing does.
        recorded: whether it is recorded.
        earlier: the line as it was when it was recorded, where it has changed since.
    """

    number: int
    spoken: str
    text: str
    phase: str
    expected: Seconds
    quiet: Seconds
    after: str
    recorded: Recorded
    earlier: RecordedLine | None = None


@dataclass(frozen=True)
class Sheet:
    """The lines of a practice under a pacing.

    Attributes:
        script, title: of the practice.
        pacing: its name.
        by: who recorded lines of it; empty where nobody did.
        lines: in the order in which they are first heard.
        elsewhere: recorded lines that aren't heard under this pacing, but may be under another.
    """

    script: str
    title: str
    pacing: str
    by: str
    lines: tuple[SheetLine, ...]
    elsewhere: tuple[RecordedLine, ...] = ()

    def count(self, recorded: Recorded) -> int:
        """How many lines are so."""
        return sum(1 for line in self.lines if line.recorded is recorded)


def sheet_of(plan: Plan, voice: OwnVoice | None, expected: LineDurations) -> Sheet:
    """The sheet of a plan.

    Args:
        plan: the sitting as it is heard.
        voice: what is recorded of the practice.
        expected: how long the narrator takes for a line.
    """
    places = _first_heard(plan)
    keys = {text_key(spoken) for spoken in places}
    recorded = voice.manifest.lines if voice is not None else {}
    loose = {key: line for key, line in recorded.items() if key not in keys}
    lines = []
    for number, (spoken, place) in enumerate(places.items(), 1):
        whole = text_key(spoken) in recorded
        earlier = None if whole else _earlier(spoken, loose)
        if earlier is not None:
            del loose[earlier.key]
        step, after = plan.steps[place], _until_spoken(plan, place)
        lines.append(
            SheetLine(
                number=number,
                spoken=spoken,
                text=without_marks(spoken),
                phase=step.phase,
                expected=expected(spoken),
                quiet=Seconds(sum(quiet.duration for quiet in after)),
                after=_happens(after),
                recorded=Recorded.YES if whole else Recorded.NO if earlier is None else Recorded.CHANGED,
                earlier=earlier,
            )
        )
    by = voice.by if voice is not None else ""
    return Sheet(
        plan.script_id, plan.script_title, title_of(plan.pacing_name), by, tuple(lines), tuple(loose.values())
    )


def _first_heard(plan: Plan) -> dict[str, int]:
    """Every line that is spoken, with the step in which it is first heard."""
    places: dict[str, int] = {}
    for place, step in enumerate(plan.steps):
        spoken = said(step)
        if spoken:
            places.setdefault(spoken, place)
    return places


def said(step: Step) -> str:
    """What is spoken in a step; empty where nothing is."""
    if step.kind is StepKind.CHECK_IN:
        return step.prompt
    return step.spoken if step.kind.voiced else ""


def _until_spoken(plan: Plan, place: int) -> list[Step]:
    after = []
    for step in plan.steps[place + 1 :]:
        if said(step):
            break
        after.append(step)
    return after


_HAPPENS: Final = {
    StepKind.BELL: _("a bell"),
    StepKind.WRITING: _("time to write"),
    StepKind.BREATH: _("a breath"),
}


def _happens(steps: list[Step]) -> str:
    return ", ".join(dict.fromkeys(_HAPPENS[step.kind] for step in steps if step.kind in _HAPPENS))


def _earlier(spoken: str, loose: dict[str, RecordedLine]) -> RecordedLine | None:
    """The recorded line that this one was, where its words have changed since."""
    by_text = {without_marks(line.text).casefold(): line for line in loose.values()}
    near = get_close_matches(without_marks(spoken).casefold(), by_text, n=1, cutoff=_ALIKE)
    return by_text[near[0]] if near else None
