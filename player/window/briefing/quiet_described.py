"""What can be chosen before quiet time: time to settle, its bells, and what sounds between them."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from player.language.catalogue import _
from player.language.numbers import figure
from player.library.recordings_list import files_in
from player.practice.choices import Bowl, Choices
from player.practice.display_text import one_line
from player.practice.pacing.resolved_choices import Offered
from player.practice.planner.recordings.quiet_stretches import LONGEST_SETTLING, SHORTEST_BETWEEN_BELLS
from player.practice.units import Seconds
from player.sittings.planning import QuietPlanning
from player.sittings.quiet_sound import without_it
from player.window.briefing.state import ChoiceGroup
from player.window.state import Option

SETTLE: Final = "settle"
BELLS_EVERY: Final = "bell-every"
QUIET_BELLS: Final = "quiet-bells"
BETWEEN: Final = "between"

OFF: Final = "off"
_AS_SET: Final = Option("as-set", _("As in Settings"))
_SOUNDS: Final = (
    Option("rain", _("Rain")),
    Option("stream", _("A stream")),
    Option("brown-noise", _("Brown noise")),
    Option("drone", _("A soft drone")),
)
_WHERE: Final = _("Your own sound files can play here too: Settings says where to put them.")
_FILE: Final = "file:"
_MINUTE: Final = 60
_SETTLING_STEPS: Final = (0.0, 0.5, 1.0, 2.0, 3.0)
_BELL_STEPS: Final = (1, 2, 3, 5, 10, 15, 20, 30)


def quiet_groups(planning: QuietPlanning, *, bells: bool, may: Offered) -> tuple[ChoiceGroup, ...]:
    """Time to settle, and bells where the pacing has them.

    Args:
        planning: with the choices as they are.
        bells: whether bells are heard.
        may: what the pacing offers.
    """
    choices = planning.choices
    settle = ChoiceGroup(
        SETTLE,
        _("Time to settle first"),
        tuple(Option(f"{minutes:g}", _settling(minutes)) for minutes in _SETTLING_STEPS),
        f"{choices.settle / _MINUTE:g}",
        _("It is part of the whole time, and at most half of it."),
    )
    if not may.bells:
        return (settle,)
    options = (Option(OFF, _("No bells")), *(Option(bowl.value, bowl.words) for bowl in Bowl))
    sound = ChoiceGroup(QUIET_BELLS, _("Bells"), options, choices.bowl.value if bells else OFF)
    if not bells:
        return settle, sound
    longest, every = planning.longest_apart, choices.bell_every
    steps = [minutes for minutes in _BELL_STEPS if minutes * _MINUTE <= longest]
    apart = ChoiceGroup(
        BELLS_EVERY,
        _("A bell every"),
        (
            Option(OFF, _("Only at the ends")),
            *(Option(str(minutes), _("{minutes} min").format(minutes=minutes)) for minutes in steps),
        ),
        OFF if every is None or every > longest else f"{every / _MINUTE:g}",
    )
    return settle, sound, apart


def between_group(choices: Choices, folder: Path) -> ChoiceGroup:
    """What sounds in quiet time.

    Args:
        choices: as they are.
        folder: of the sound files for backgrounds.
    """
    files = files_in(folder)
    own = (Option(_FILE + quote(path.name, ""), one_line(path.stem)) for path in files)
    options = (_AS_SET, *_SOUNDS, *own)
    selected = _value_of(choices.between)
    gone = selected not in {option.value for option in options}
    note = without_it(choices.between) if gone else _WHERE
    return ChoiceGroup(BETWEEN, _("Sound in the quiet"), options, selected, note)


def with_sound_of_quiet(groups: tuple[ChoiceGroup, ...], sound: ChoiceGroup) -> tuple[ChoiceGroup, ...]:
    """The groups with that of the sound after the others that are quiet time's own."""
    own = {"minutes", SETTLE, QUIET_BELLS, BELLS_EVERY}
    at = sum(group.subject in own for group in groups)
    return (*groups[:at], sound, *groups[at:])


def _value_of(between: str) -> str:
    """The value of its option, as the settings can keep it."""
    if not between:
        return _AS_SET.value
    made = between in {option.value for option in _SOUNDS}
    return between if made else _FILE + quote(Path(between).name, "")


def between_of(value: str, folder: Path) -> str:
    """``Choices.between`` from the value of an option: the name of a sound, or the path of a file there."""
    if value in {option.value for option in _SOUNDS}:
        return value
    name = Path(unquote(value.removeprefix(_FILE))).name
    return str(folder / name) if value.startswith(_FILE) and name else ""


def quiet_value(subject: str, value: str) -> dict[str, Any]:
    """The fields of ``Choices`` that a choice made here sets.

    Raises:
        ValueError: it isn't one that is offered.
    """
    if subject == QUIET_BELLS:
        return {"bells": value != OFF} | ({} if value == OFF else {"bowl": Bowl(value)})
    if subject == BELLS_EVERY:
        return {"bell_every": None if value == OFF else max(_seconds(value), SHORTEST_BETWEEN_BELLS)}
    return {"settle": min(_seconds(value), LONGEST_SETTLING)}


def _seconds(minutes: str) -> Seconds:
    found = float(minutes) * _MINUTE
    if not 0.0 <= found <= _MINUTE * _MINUTE:
        raise ValueError(minutes)
    return Seconds(found)


def _settling(minutes: float) -> str:
    few = {0.0: _("No"), 0.5: _("Half a minute")}
    return few.get(minutes) or _("{minutes} min").format(minutes=figure(minutes))
