"""Writes the measurements in ``docs/listening.md``: ``make listening-page``.

The parts between ``<!-- made: NAME -->`` and ``<!-- end -->`` are made here; the rest is written by hand.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent.parent))

from player.library.shipped_content import shipped_content
from player.practice.choices import Choices
from player.practice.listening.goals import MeasureName
from player.practice.listening.listen import Hearing, Listener, Measured
from player.practice.listening.ribbon_text import LEGEND, text_ribbon
from player.practice.pacing.model import Pacing
from player.practice.pacing.preset_reader import read_preset
from player.practice.planner.checks.arc_check import hard_asks
from player.practice.planner.plan import estimated_durations, plan
from player.practice.planner.steps import Plan, StepKind
from player.practice.script.language.english import ENGLISH
from player.practice.script.model import Script, Writing
from player.practice.script.parse import parse_script
from player.practice.script.phrasebook_reader import read_phrasebook
from player.practice.units import Rung, Seconds

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs/listening.md"
BEFORE: Final[dict[str, Any]] = json.loads(
    (ROOT / "tooling/listening_before.json").read_text(encoding="utf-8")
)
_PART: Final = re.compile(r"(?P<begin><!-- made: (?P<name>[a-z-]+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
_CONTENT: Final = shipped_content()
_BOOK: Final = read_phrasebook((_CONTENT / "companion" / "en.yaml").read_bytes(), "en.yaml")
_FIVE_MINUTES: Final = Seconds(300.0)
_SIDE_BY_SIDE: Final = "others-too"

_COLUMNS: Final = (
    (MeasureName.OWN_MIDDLE, "own middle"),
    (MeasureName.PUT_IN, "put in"),
    (MeasureName.COMMONEST_PAUSE, "commonest pause"),
    (MeasureName.HEDGED, "hedged"),
    (MeasureName.WITHOUT_VOICE, "without a voice"),
    (MeasureName.CHECK_INS, "between questions"),
)


@dataclass(frozen=True)
class Setting:
    """A preset with a highest rung.

    Attributes:
        title: its name on the page.
        key: its name in ``listening_before.json``.
        pacing: the preset.
        choices: the person's choices.
    """

    title: str
    key: str
    pacing: Pacing
    choices: Choices


@cache
def scripts() -> tuple[Script, ...]:
    """The shipped practices, by file name."""
    return tuple(parse_script(path.read_bytes(), path.name) for path in sorted(_CONTENT.glob("*.md")))


@cache
def settings() -> tuple[Setting, ...]:
    """The built-in presets, from the one that goes furthest to the softest; Low-sensory also up to rung 5."""

    def setting(name: str, rung: Rung | None = None) -> Setting:
        path = _CONTENT / "presets" / f"{name}.yaml"
        pacing = read_preset(path.read_bytes(), path.name)
        more = "" if rung is None else f" to rung {int(rung)}"
        return Setting(f"{pacing.name}{more}", f"{name}{more}", pacing, Choices(highest_rung=rung))

    return (
        setting("standard"),
        setting("gentle"),
        setting("low-sensory"),
        setting("low-sensory", Rung.SELF_KINDNESS),
        setting("first-steps"),
        setting("grounding-only"),
    )


@cache
def heard(script: Script, setting: Setting, turn: int = 0, turns: int = 0) -> Hearing:
    """A practice as it is heard.

    Args:
        script: the practice.
        setting: the preset and the highest rung.
        turn: how often the practice was sat before.
        turns: over how many sittings repetition is measured.
    """
    choices = Choices(highest_rung=setting.choices.highest_rung, turn=turn)
    return Listener(script, _BOOK, ENGLISH, turns).hear(setting.pacing, choices)


def measures_part() -> Iterator[str]:
    """A table for each preset: every practice that it offers, with its measures; missed goals are bold."""
    for setting in settings():
        hearings = [(script, heard(script, setting)) for script in scripts()]
        offered = [(script, hearing) for script, hearing in hearings if hearing.sitting is not None]
        goals = {
            measure.name: measure.goal_in_words for _, hearing in offered for measure in hearing.measured
        }
        yield f"### {setting.title}"
        yield ""
        yield _row("practice", "minutes", *(words for _, words in _COLUMNS))
        yield _row("---", "---:", *("---:" for _ in _COLUMNS))
        yield _row(
            "*goal*", "", *(f"*{goals.get(name, '')}*" if goals.get(name) else "" for name, _ in _COLUMNS)
        )
        for script, hearing in offered:
            yield _row(script.title, _minutes(hearing), *_cells(hearing.measured))
        missing = [script.title for script, hearing in hearings if hearing.sitting is None]
        if missing:
            yield ""
            yield f"Not offered here: {', '.join(missing)}."
        yield ""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _minutes(hearing: Hearing) -> str:
    return f"{hearing.sitting.plan.duration / 60:.1f}" if hearing.sitting else ""


def _cells(measures: Sequence[Measured]) -> Iterator[str]:
    by_name = {measure.name: measure for measure in measures}
    for name, _ in _COLUMNS:
        measure = by_name.get(name)
        value = "" if measure is None else measure.value_in_words
        yield value if measure is None or measure.met else f"**{value}**"


def thirty_part() -> Iterator[str]:
    """For each preset, the worst values over thirty days of each practice."""
    words = (
        *("practices", "days alike", "times that a product line is heard, at most", "own middle, at least"),
        *(
            "put in, at most",
            "commonest pause, at most",
            "hedged, at most",
            "without a voice",
            "goals missed",
        ),
    )
    yield _row("preset", *words)
    yield _row("---", *("---:" for _ in words))
    for setting in settings():
        yield _row(setting.title, *_thirty(setting))


def _thirty(setting: Setting) -> Iterator[str]:
    first = [(script, heard(script, setting, 0, 30)) for script in scripts()]
    offered = [(script, hearing) for script, hearing in first if hearing.sitting is not None]
    days = [hearing for _, hearing in offered]
    days += [heard(script, setting, turn) for script, _ in offered for turn in range(1, 30)]

    def values(name: MeasureName) -> list[float]:
        return [measure.value for hearing in days for measure in hearing.measured if measure.name is name]

    yield str(len(offered))
    yield f"{max(values(MeasureName.SITTINGS_ALIKE)):.0f}"
    yield f"{max(values(MeasureName.PRODUCT_LINE)):.0f}"
    yield _per_cent(min(values(MeasureName.OWN_MIDDLE)))
    for name in (MeasureName.PUT_IN, MeasureName.COMMONEST_PAUSE, MeasureName.HEDGED):
        yield _per_cent(max(values(name)))
    quiet = values(MeasureName.WITHOUT_VOICE)
    yield f"{_per_cent(min(quiet))} to {_per_cent(max(quiet))}"
    yield str(sum(not measure.met for hearing in days for measure in hearing.measured))


def _per_cent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def before_part() -> Iterator[str]:
    """The means over all practices, before and now. Before, every practice was offered under every preset."""
    pairs = (
        ("own", MeasureName.OWN_MIDDLE, "own middle"),
        ("put_in", MeasureName.PUT_IN, "put in"),
        ("pause", MeasureName.COMMONEST_PAUSE, "commonest pause"),
        ("hedged", MeasureName.HEDGED, "hedged"),
    )
    yield _row("preset", *(words for _, _, words in pairs))
    yield _row("---", *("---:" for _ in pairs))
    for setting in settings():
        cells = []
        for key, name, _ in pairs:
            before = mean(practice[setting.key][key] for practice in BEFORE["practices"].values())
            now = mean(
                measure.value
                for script in scripts()
                for measure in heard(script, setting).measured
                if measure.name is name
            )
            cells.append(f"{_per_cent(before)} → {_per_cent(now)}")
        yield _row(setting.title, *cells)


def _planned(script: Script, setting: Setting, longest: Seconds | None = None) -> Plan:
    choices = Choices(highest_rung=setting.choices.highest_rung, longest=longest)
    return plan(script, setting.pacing, choices, _BOOK, estimated_durations(setting.pacing, _BOOK.pace))


def asks_part() -> Iterator[str]:
    """For each practice and preset, the hard asks that are heard and how many of them are answered."""
    shown = [setting for setting in settings() if setting.key != "grounding-only"]
    yield _row("practice", *(setting.title for setting in shown))
    yield _row("---", *("---" for _ in shown))
    totals = dict.fromkeys((setting.title for setting in shown), (0, 0))
    for script in scripts():
        asks = {setting.title: hard_asks(script, _planned(script, setting)) for setting in shown}
        if any(asks.values()):
            yield _row(script.title, *(_answered(answers) for answers in asks.values()))
        for title, answers in asks.items():
            answered, total = totals[title]
            totals[title] = (answered + sum(answers.values()), total + len(answers))
    yield _row("*in all*", *(f"*{answered} of {total}*" for answered, total in totals.values()))


def _answered(asks: Mapping[str, bool]) -> str:
    return f"{sum(asks.values())} of {len(asks)}" if asks else "–"


def writing_part() -> Iterator[str]:
    """Seconds for writing: before and now, at full length and in five minutes."""
    shown = [setting for setting in settings() if setting.key != "grounding-only"]
    yield _row("practice", *(setting.title for setting in shown), "Standard at 5 min")
    yield _row("---", *("---:" for _ in range(len(shown) + 1)))
    for script in scripts():
        if not _asks_for_writing(script):
            continue
        before = BEFORE["practices"].get(script.id, {})
        keys = [*(setting.key for setting in shown), "standard at 5 min"]
        plans = [*(_planned(script, setting) for setting in shown), _planned(script, shown[0], _FIVE_MINUTES)]
        cells = (
            f"{before[key]['writing']} → {_writing_seconds(planned)}"
            if key in before and "writing" in before[key]
            else _writing_seconds(planned)
            for key, planned in zip(keys, plans, strict=True)
        )
        yield _row(script.title, *cells)


def _asks_for_writing(script: Script) -> bool:
    return any(
        isinstance(piece, Writing)
        for phase in script.phases
        for block in phase.blocks
        for pieces in (
            [block.pieces] if hasattr(block, "pieces") else [option.pieces for option in block.options]
        )
        for piece in pieces
    )


def _writing_seconds(planned: Plan) -> str:
    seconds = sum(step.duration for step in planned.steps if step.kind is StepKind.WRITING)
    return f"{seconds:.0f}" if seconds else "–"


def ribbons_part() -> Iterator[str]:
    """One practice before and now, under Gentle and Standard."""
    practice = next(script for script in scripts() if script.id == _SIDE_BY_SIDE)
    for setting in (settings()[1], settings()[0]):
        before = BEFORE["ribbons"][practice.id][setting.key]
        planned = _planned(practice, setting)
        now = text_ribbon(planned, float(before["seconds"]))
        yield f"**{practice.title}, {setting.title}**, {before['seconds']} s to a column"
        yield ""
        yield "```"
        for words, seconds, rows in (
            ("before", before["duration"], before["rows"]),
            ("now", planned.duration, now.rows),
        ):
            yield f"{words}, {int(seconds // 60)}:{int(seconds % 60):02}"
            yield from (row.rstrip() for row in rows)
        yield "```"
        yield ""
    yield from (f"- {line}" for line in LEGEND)


PARTS: Final[dict[str, Callable[[], Iterator[str]]]] = {
    "before": before_part,
    "asks": asks_part,
    "writing": writing_part,
    "ribbons": ribbons_part,
    "measures": measures_part,
    "thirty-days": thirty_part,
}


def made_part(name: str) -> str:
    """A made part as it should be in the page, without its markers."""
    return "\n" + "\n".join(PARTS[name]()).strip("\n") + "\n\n"


def part_in(page: str, name: str) -> str:
    """A made part as it is in the page now, without its markers."""
    found = next(part for part in _PART.finditer(page) if part["name"] == name)
    return found[0].removeprefix(found["begin"]).removesuffix(found["end"])


def main() -> None:
    """Write all made parts of the page."""
    page = PAGE.read_text(encoding="utf-8")
    made = _PART.sub(lambda part: f"{part['begin']}{made_part(part['name'])}{part['end']}", page)
    PAGE.write_text(made, encoding="utf-8")
    print(f"Written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
