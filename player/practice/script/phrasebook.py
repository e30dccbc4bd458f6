"""The product's own lines, used where a script has none.

Their texts are in ``scripts/companion/en.yaml``, those of other languages in their packs (docs/languages.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from player.practice.choices import Anchor
from player.practice.script.model import Pause, Sentence
from player.practice.units import Seconds

REST_LENGTHS: Final = (Seconds(20.0), Seconds(30.0), Seconds(60.0))
"""About how long rests last, in seconds. Every anchor has rests of each of these lengths."""


@dataclass(frozen=True)
class Rest:
    """A whole rest on an anchor: it turns towards the anchor, finds something there, and turns back.

    Attributes:
        length: about how long it lasts, in seconds: one of ``REST_LENGTHS``.
        pieces: its sentences and the pauses between them.
    """

    length: Seconds
    pieces: tuple[Sentence | Pause, ...]


@dataclass(frozen=True)
class Questions:
    """How a sitting asks how hard the moment is: at its start, and in its middle."""

    start: tuple[str, ...]
    middle: tuple[str, ...]


@dataclass(frozen=True)
class DayNames:
    """How a day is named.

    Attributes:
        pattern: such as ``{weekday} {day} {month} {year}``.
        weekdays: seven names, Monday first.
        months: twelve names.
    """

    pattern: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]

    def in_words(self, day: date) -> str:
        """A day such as "Sunday 22 November 2026", in this language whatever the system's is."""
        return self.pattern.format(
            weekday=self.weekdays[day.weekday()],
            day=day.day,
            month=self.months[day.month - 1],
            year=day.year,
        )


@dataclass(frozen=True)
class Phrasebook:
    """Lines in one language. The planner rotates them, so that none is heard twice in a row.

    Attributes:
        language: BCP 47 tag.
        pace: words of this language that take as long to say as one English word. A pacing's words
            a minute are English words; those of another language are this many times as many.
        presence: short lines that keep someone company in a long silence, by anchor.
        options: lines that say the person may stop, change or go on.
        rests: whole rests on an anchor, by anchor; some of each length.
        orient: sentences about arriving in the room, used to lengthen a short opening.
        returning: sentences about coming back to the room, used to lengthen a short return.
        breath_first, breath_next: cues for the first breath, and for the breaths after it.
        moment_first, moment_next: cues for the same number of moments with another anchor, by anchor.
        check_in_question: how a sitting asks how hard the moment is.
        check_in_hold: the text about the anchor that is shown while a check-in waits, by anchor.
        go_on_from_writing: tells a person who is writing that the sitting goes on when they like.
        ease_back: the lines of easing back (practice brief, section 3), one for each step; ``{date}`` and
            ``{time}`` are replaced by the local date and time in words.
        day_to_read: spoken in place of the line with the date, since what is spoken is kept as sound.
        day_names: how that date is said.
    """

    language: str
    pace: float
    presence: Mapping[Anchor, tuple[str, ...]]
    options: tuple[str, ...]
    rests: Mapping[Anchor, tuple[Rest, ...]]
    orient: tuple[str, ...]
    returning: tuple[str, ...]
    breath_first: tuple[str, ...]
    breath_next: tuple[str, ...]
    moment_first: Mapping[Anchor, tuple[str, ...]]
    moment_next: Mapping[Anchor, tuple[str, ...]]
    check_in_question: Questions
    check_in_hold: Mapping[Anchor, str]
    go_on_from_writing: tuple[str, ...]
    ease_back: tuple[str, ...]
    day_to_read: str
    day_names: DayNames
