"""Scripts, phrasebooks, pacings and choices to plan with, built straight from the types."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from player.practice.choices import Anchor, Choices, Eyes, Posture, Touch, Wording
from player.practice.declared.kinds import OnOff, OrNever
from player.practice.declared.numbers import Number
from player.practice.declared.options import OneOf, SomeOf
from player.practice.errors import Place
from player.practice.pacing.controls import CONTROLS, Control
from player.practice.pacing.model import GENTLE, Pacing, Value, with_values
from player.practice.script.model import (
    Alternative,
    Alternatives,
    Bell,
    Breath,
    CheckIn,
    Component,
    Paragraph,
    Pause,
    Phase,
    Piece,
    Repeated,
    Role,
    Script,
    Sentence,
    Silence,
    Subject,
    Writing,
)
from player.practice.script.phrasebook import REST_LENGTHS, DayNames, Phrasebook, Questions, Rest
from player.practice.units import Rung, Seconds

HERE = Place("made.md", 1, 1)


def sentence(text: str, *, option: bool = False, wants_time: bool = False) -> Sentence:
    return Sentence(text, text, HERE, option, wants_time)


def paragraph(*pieces: Piece | str, needs: tuple[str, ...] = ()) -> Paragraph:
    made = tuple(sentence(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Paragraph(made, HERE, needs)


def writing(length: float) -> Writing:
    return Writing(Seconds(length), HERE)


def pause(length: float) -> Pause:
    return Pause(Seconds(length), HERE)


def silence(length: float) -> Silence:
    return Silence(Seconds(length), HERE)


def alternatives(subject: Subject, *options: tuple[tuple[str, ...], Sequence[Piece | str]]) -> Alternatives:
    made = tuple(Alternative(values, paragraph(*pieces).pieces, HERE) for values, pieces in options)
    return Alternatives(subject, made, HERE)


def phase(
    title: str,
    role: Role,
    *blocks: Paragraph | Alternatives,
    rung: int = 0,
    contact: bool = False,
    difficulty: int = 0,
    optional: bool = False,
    wordings: tuple[Wording, ...] = (),
    needs: tuple[str, ...] = (),
) -> Phase:
    return Phase(title, role, Rung(rung), contact, difficulty, optional, blocks, HERE, wordings, needs)


def script(*phases: Phase, minutes: float = 5, anchor: Anchor | None = None) -> Script:
    return Script(
        "made", "Made", (Component.MINDFULNESS,), "en", "About.", "Asks.", minutes, "Care.", (), phases, "0" * 64,  # noqa: E501
        "made.md", anchor,
    )  # fmt: skip


def _lines(name: str, count: int, words: int) -> tuple[str, ...]:
    return tuple(f"{name} line {number}{' word' * (words - 3)}." for number in range(count))


def _by_anchor(name: str, count: int, words: int) -> dict[Anchor, tuple[str, ...]]:
    return {anchor: _lines(f"{name} {anchor}", count, words - 1) for anchor in Anchor}


def _rests() -> dict[Anchor, tuple[Rest, ...]]:
    """Three of each length for each anchor, each sentence with its own words."""
    return {
        anchor: tuple(_rest(f"{anchor} {number}", length) for length in REST_LENGTHS for number in range(3))
        for anchor in Anchor
    }


def _rest(name: str, length: Seconds) -> Rest:
    count = round(length / 8)
    lines = [sentence(f"rest {name} {length:g} line {line}.") for line in range(count)]
    return Rest(length, tuple(piece for line in lines for piece in (line, pause(4))))


BOOK = Phrasebook(
    language="en",
    pace=1.0,
    presence=_by_anchor("presence", 4, 7),
    options=_lines("option", 5, 9),
    rests=_rests(),
    orient=_lines("orient", 8, 8),
    returning=_lines("return", 8, 8),
    breath_first=_lines("breath", 2, 6),
    breath_next=_lines("next breath", 3, 6),
    moment_first=_by_anchor("moment", 2, 6),
    moment_next=_by_anchor("next moment", 3, 6),
    check_in_question=Questions(_lines("start question", 3, 6), _lines("middle question", 3, 6)),
    check_in_hold={anchor: f"Hold on {anchor}." for anchor in Anchor},
    go_on_from_writing=_lines("go on", 2, 5),
    ease_back=_lines("ease", 3, 5),
    day_to_read="The day is to read.",
    day_names=DayNames("{weekday} {day} {month} {year}", tuple("ABCDEFG"), tuple("abcdefghijkl")),
)

# --- generated ------------------------------------------------------------------------------------------------  # noqa: E501

_values = {
    Subject.EYES: tuple(Eyes),
    Subject.ANCHOR: tuple(Anchor),
    Subject.TOUCH: tuple(Touch),
    Subject.POSTURE: tuple(Posture),
    Subject.WORDING: tuple(Wording),
}


class _Author:
    """Writes a script from a seed: far quicker than drawing each piece, so that many more are tried.

    Half of the scripts have a text of their own for each of several wordings. Titles repeat as variants, and
    phases and passages need others. Passages of opening and return are short, since they can't be left out.
    """

    def __init__(self, seed: int) -> None:
        self._dice = Random(seed)  # noqa: S311

    def script(self) -> Script:
        wordings = self._dice.choice(((), (), tuple(Wording), (Wording.GENTLE, Wording.STANDARD)))
        texts = [self._text((wording,)) for wording in wordings] or [self._text(())]
        anchor = self._dice.choice((None, *Anchor))
        return script(*(phase for text in texts for phase in text), anchor=anchor)

    def _text(self, wordings: tuple[Wording, ...]) -> list[Phase]:
        titles = [f"Phase {number}" for number in range(self._dice.randint(0, 6))]
        middle = [phase for title in titles for phase in self._variants(title, titles, wordings)]
        edge = [self._blocks(titles, most=1) for _ in range(2)]
        opening, closing = paragraph(self._sentence()), paragraph(self._sentence())
        return [
            phase("Arriving", Role.ORIENT, opening, *edge[0], wordings=wordings),
            *middle,
            phase("Coming back", Role.RETURN, closing, *edge[1], wordings=wordings),
        ]

    def _variants(self, title: str, titles: list[str], wordings: tuple[Wording, ...]) -> list[Phase]:
        role = Role.ANCHOR if self._dice.random() < 0.25 else Role.MIDDLE
        count = 2 if role is Role.MIDDLE and self._dice.random() < 0.25 else 1
        return [self._middle(title, role, titles, wordings) for _ in range(count)]

    def _middle(self, title: str, role: Role, titles: list[str], wordings: tuple[Wording, ...]) -> Phase:
        contact = role is Role.MIDDLE and self._dice.random() < 0.5
        return phase(
            title,
            role,
            paragraph(self._sentence()),
            *self._blocks(titles),
            rung=self._dice.randint(0, 5) if role is Role.MIDDLE else 0,
            contact=contact,
            difficulty=self._dice.randint(0, 4) if contact else 0,
            optional=self._dice.random() < 0.3,
            wordings=wordings,
            needs=self._needs([one for one in titles if one != title], 0.4),
        )

    def _needs(self, titles: list[str], often: float) -> tuple[str, ...]:
        count = 0 if self._dice.random() > often else self._dice.randint(1, 2)
        return tuple(self._dice.sample(titles, min(count, len(titles))))

    def _blocks(self, titles: list[str], most: int = 4) -> tuple[Paragraph | Alternatives, ...]:
        return tuple(self._block(titles, most) for _ in range(self._dice.randint(0, 3)))

    def _block(self, titles: list[str], most: int) -> Paragraph | Alternatives:
        if self._dice.random() < 0.7:
            return paragraph(*self._pieces(1, most), needs=self._needs(titles, 0.15))
        if self._dice.random() < 0.4:
            turns = [((), self._pieces(0, most)) for _ in range(self._dice.choice((2, 3, 5)))]
            return alternatives(Subject.ONE_OF, *turns)
        subject = self._dice.choice(list(_values))
        values = self._dice.sample(_values[subject], self._dice.randint(1, len(_values[subject])))
        options = [((str(value),), self._pieces(0, most)) for value in values]
        return self._on_rungs(alternatives(subject, *options, ((), self._pieces(0, most))))

    def _on_rungs(self, written: Alternatives) -> Alternatives:
        """Now and then an alternative has a rung of its own."""
        options = tuple(
            replace(option, rung=Rung(self._dice.randint(0, 5)) if self._dice.random() < 0.2 else None)
            for option in written.options
        )
        return replace(written, options=options)

    def _pieces(self, least: int, most: int) -> list[Piece]:
        pieces = [self._piece() for _ in range(self._dice.randint(least, most))]
        wrote = pieces and isinstance(pieces[-1], Sentence) and self._dice.random() < 0.08
        return [*pieces, writing(self._dice.uniform(20, 900))] if wrote else pieces

    def _piece(self) -> Piece:
        makers: tuple[Callable[[], Piece], ...] = (
            lambda: sentence(self._sentence()),
            lambda: sentence(self._sentence()),
            lambda: sentence(self._sentence(), wants_time=True),
            lambda: sentence(self._sentence(), option=True),
            lambda: Repeated(sentence(self._sentence())),
            lambda: Breath(self._dice.randint(1, 10), HERE),
            lambda: pause(self._dice.uniform(0.5, 60)),
            lambda: silence(self._dice.uniform(3, 600)),
            lambda: Bell(HERE),
            lambda: CheckIn(HERE),
        )
        return self._dice.choice(makers)()

    def _sentence(self) -> str:
        words = self._dice.randint(2, 13)  # 9.2 s at the slowest: shorter than every limit
        return " ".join([f"s{self._dice.randint(0, 99_999)}", *["word"] * (words - 1)]) + "."


scripts = st.integers(0, 2**32).map(lambda seed: _Author(seed).script())


def _values_of(one: Control) -> st.SearchStrategy:
    match one.kind:
        case OnOff():
            return st.booleans()
        case OneOf() as kind:
            return st.sampled_from([kind.members(option) for option in kind.options])
        case SomeOf() as kind:
            members = [kind.members(option) for option in kind.options]
            least = 0 if kind.may_be_empty else 1
            return st.lists(st.sampled_from(members), min_size=least, unique=True).map(tuple)
        case Number(low=low, high=high):
            return st.one_of(st.sampled_from((low, high)), st.floats(low, high))
        case OrNever() as kind:
            values = _values_of(one._replace(kind=kind.kind))
            return st.one_of(st.none(), values, values)
    assert one.low is not None
    assert one.high is not None
    return st.integers(int(one.low), int(one.high))


pacings = st.fixed_dictionaries({one.name: _values_of(one) for one in CONTROLS}).map(
    lambda values: with_values(GENTLE, **values)
)
choices = st.builds(
    Choices,
    eyes=st.one_of(st.none(), st.sampled_from(Eyes)),
    anchor=st.one_of(st.none(), st.sampled_from(Anchor)),
    touch=st.one_of(st.none(), st.sampled_from(Touch)),
    posture=st.one_of(st.none(), st.sampled_from(Posture)),
    wording=st.one_of(st.none(), st.sampled_from(Wording)),
    highest_rung=st.one_of(st.none(), st.sampled_from(Rung)),
    longest=st.one_of(st.none(), st.floats(0, 1500)),
    spoken=st.booleans(),
    bells=st.booleans(),
    gentle_from=st.one_of(st.none(), st.just(Rung.RECEIVING_KINDNESS)),
    turn=st.integers(0, 40),
)

# --- a rich sample --------------------------------------------------------------------------------------------  # noqa: E501

_EYES = alternatives(
    Subject.EYES,
    (("open",), ("Your eyes may stay open and rest on something near.",)),
    (("lowered",), ("Your eyes may rest on the floor in front of you.",)),
    (("closed",), ("Your eyes may close or stay open as you like.",)),
)
_TOUCH = alternatives(
    Subject.TOUCH,
    (("hand",), ("A hand may rest on an arm, or not, as you like.",)),
    (("object",), ("Something soft may be held, or not, as you like.",)),
    (("none",), ("Nothing is needed here at all.",)),
)
_ANCHOR = alternatives(
    Subject.ANCHOR,
    (("breath",), ("The breath may be noticed, or another anchor instead.",)),
    ((), ("Your anchor may be noticed for a little while.",)),
)
_WORDING = alternatives(
    Subject.WORDING,
    (("gentle",), ("Perhaps there is a little warmth for that somewhere.",)),
    (("literal",), ("You may say one kind sentence about that.",)),
    ((), ("There may be kindness for exactly this, just as it is.",)),
)
_POSTURE = alternatives(
    Subject.POSTURE,
    (("sitting",), ("The seat is under you.",)),
    (("lying",), ("The bed is under you.",)),
    (("standing",), ("The floor is under you.",)),
)


def _contact_lines(name: str, count: int) -> tuple[Paragraph, ...]:
    return tuple(
        paragraph(f"{name} thought number {n} may come closer, as near as you like.", pause(8))
        for n in range(count)
    )


SAMPLE = script(
    phase(
        "Arriving", Role.ORIENT,
        paragraph("You are welcome here just as you are.", pause(6), "You might look around the room."),
        _EYES, _POSTURE,
    ),
    phase("Noticing", Role.MIDDLE, paragraph("A few moments of noticing.", Breath(3, HERE)), _ANCHOR,
          paragraph("Whatever is here may be here.", silence(90), Bell(HERE)), rung=1),
    phase("One hard thing", Role.MIDDLE, *_contact_lines("A hard", 8), rung=2, contact=True, difficulty=2),
    phase("Others", Role.MIDDLE, paragraph("Others know this too.", pause(8)), paragraph(Repeated(sentence(
        "I am not the only one."))), paragraph("There may be company in that.", CheckIn(HERE)), rung=2),
    phase("Harder", Role.MIDDLE, *_contact_lines("A harder", 3), rung=2, contact=True, difficulty=4),
    phase("A friend", Role.MIDDLE, paragraph("A friend may come to mind.", silence(30)), rung=3, optional=True),  # noqa: E501
    phase("Feet on the floor", Role.ANCHOR, paragraph("The floor may be felt.", pause(5)), optional=True),
    phase("Yourself", Role.MIDDLE, _TOUCH, _WORDING, paragraph("A kind word may be for you.", pause(6)), rung=5),  # noqa: E501
    phase("Coming back", Role.RETURN, paragraph("The room is still here.", pause(6)),
          paragraph("You might look around again.", "Stretching may feel good, or not.")),
    minutes=9,
)  # fmt: skip


def wide(pacing: Pacing = GENTLE, **values: Value) -> Pacing:
    """A pacing that lets everything through unless told otherwise."""
    base = with_values(pacing, session_max_min=20, max_rung=5, difficulty_max=4)
    return with_values(base, **values)
