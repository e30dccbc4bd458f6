"""Scripts, phrasebooks, pacings and choices to plan with, built straight from the types."""

from collections.abc import Callable

from hypothesis import strategies as st

from player.practice.choices import Anchor, Choices, Eyes, Posture, Touch, Wording
from player.practice.controls import CONTROLS, Control, ControlKind
from player.practice.errors import Place
from player.practice.pacing import GENTLE, Pacing, turned
from player.practice.phrasebook import Phrasebook
from player.practice.script import (
    Alternative,
    Alternatives,
    Bell,
    Breath,
    CheckIn,
    Component,
    Paragraph,
    Pause,
    Phase,
    Repeated,
    Role,
    Script,
    Sentence,
    Silence,
    Subject,
)
from player.practice.units import Rung, Seconds

HERE = Place("made.md", 1, 1)


def sentence(text: str) -> Sentence:
    return Sentence(text, text, HERE)


def paragraph(*pieces: object) -> Paragraph:
    return Paragraph(tuple(sentence(piece) if isinstance(piece, str) else piece for piece in pieces), HERE)


def pause(length: float) -> Pause:
    return Pause(Seconds(length), HERE)


def silence(length: float) -> Silence:
    return Silence(Seconds(length), HERE)


def alternatives(subject: Subject, *options: tuple[tuple[str, ...], tuple[object, ...]]) -> Alternatives:
    made = tuple(Alternative(values, paragraph(*pieces).pieces, HERE) for values, pieces in options)
    return Alternatives(subject, made, HERE)


def phase(
    title: str,
    role: Role,
    *blocks: object,
    rung: int = 0,
    contact: bool = False,
    difficulty: int = 0,
    optional: bool = False,
) -> Phase:
    return Phase(title, role, Rung(rung), contact, difficulty, optional, blocks, HERE)


def script(*phases: Phase, minutes: float = 5) -> Script:
    return Script(
        "made", "Made", (Component.MINDFULNESS,), "en", "About.", "Asks.", minutes, "Care.", (), phases, "0" * 64,  # noqa: E501
        "made.md",
    )  # fmt: skip


def _lines(name: str, count: int, words: int) -> tuple[str, ...]:
    return tuple(f"{name} line {number}{' word' * (words - 3)}." for number in range(count))


def _by_anchor(name: str, count: int, words: int) -> dict[Anchor, tuple[str, ...]]:
    return {anchor: _lines(f"{name} {anchor}", count, words - 1) for anchor in Anchor}


BOOK = Phrasebook(
    language="en",
    presence=_by_anchor("presence", 4, 7),
    options=_lines("option", 5, 9),
    anchor_passages=_by_anchor("anchor", 10, 8),
    orient=_lines("orient", 8, 8),
    returning=_lines("return", 8, 8),
    breath_first=_lines("breath", 2, 6),
    breath_next=_lines("next breath", 3, 6),
    moment_first=_by_anchor("moment", 2, 6),
    moment_next=_by_anchor("next moment", 3, 6),
    check_in_hold={anchor: f"Hold on {anchor}." for anchor in Anchor},
    ease_back=_lines("ease", 3, 5),
)

# --- generated ------------------------------------------------------------------------------------------------  # noqa: E501

_words = st.integers(2, 16).flatmap(
    lambda count: st.integers(0, 99_999).map(lambda key: " ".join([f"s{key}", *["word"] * (count - 1)]) + ".")
)
_quiet_pieces = st.one_of(
    st.floats(0.5, 60).map(pause),
    st.floats(3, 600).map(silence),
    st.just(Bell(HERE)),
    st.just(CheckIn(HERE)),
)
_pieces = st.one_of(
    _words.map(sentence),
    _words.map(sentence),
    _words.map(lambda text: Repeated(sentence(text))),
    st.integers(1, 10).map(lambda count: Breath(count, HERE)),
    _quiet_pieces,
)
_paragraphs = st.lists(_pieces, min_size=1, max_size=5).map(lambda pieces: paragraph(*pieces))
_values = {
    Subject.EYES: tuple(Eyes),
    Subject.ANCHOR: tuple(Anchor),
    Subject.TOUCH: tuple(Touch),
    Subject.POSTURE: tuple(Posture),
    Subject.WORDING: tuple(Wording),
}


@st.composite
def _alternatives(draw: Callable) -> Alternatives:
    subject = draw(st.sampled_from(Subject))
    values = draw(st.lists(st.sampled_from(_values[subject]), min_size=1, unique=True))
    options = [((str(value),), draw(st.lists(_pieces, max_size=3))) for value in values]
    return alternatives(subject, *options, ((), draw(st.lists(_pieces, max_size=3))))


_blocks = st.lists(st.one_of(_paragraphs, _paragraphs, _alternatives()), min_size=1, max_size=4).map(tuple)
_spoken_blocks = st.tuples(_words.map(paragraph), _blocks).map(lambda pair: (pair[0], *pair[1]))


@st.composite
def _middle_phases(draw: Callable) -> Phase:
    title = f"Phase {draw(st.integers(0, 999))}"
    optional = draw(st.booleans())
    if draw(st.integers(0, 4)) == 0:
        return phase(title, Role.ANCHOR, *draw(_blocks), optional=optional)
    contact = draw(st.booleans())
    return phase(
        title,
        Role.MIDDLE,
        *draw(_blocks),
        rung=draw(st.integers(0, 5)),
        contact=contact,
        difficulty=draw(st.integers(0, 4)) if contact else 0,
        optional=optional,
    )


scripts = st.builds(
    lambda opening, middle, ending: script(
        phase("Arriving", Role.ORIENT, *opening), *middle, phase("Coming back", Role.RETURN, *ending)
    ),
    _spoken_blocks,
    st.lists(_middle_phases(), max_size=5),
    _spoken_blocks,
)


def _values_of(one: Control) -> st.SearchStrategy:
    if one.kind is ControlKind.FLAG:
        return st.booleans()
    if one.kind is ControlKind.CHOICE:
        return st.sampled_from(one.options)
    if one.kind is ControlKind.SET:
        least = 0 if one.may_be_empty else 1
        return st.lists(st.sampled_from(one.options), min_size=least, unique=True).map(tuple)
    numbers = st.integers(int(one.low), int(one.high))
    if one.kind is ControlKind.FLOAT:
        numbers = st.one_of(st.sampled_from((one.low, one.high)), st.floats(one.low, one.high))
    return st.one_of(st.none(), numbers, numbers) if one.may_be_never else numbers


pacings = st.fixed_dictionaries({one.name: _values_of(one) for one in CONTROLS}).map(
    lambda values: turned(GENTLE, **values)
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


def wide(pacing: Pacing = GENTLE, **values: object) -> Pacing:
    """A pacing that lets everything through unless told otherwise."""
    base = turned(pacing, session_max_min=20, max_rung=5, difficulty_max=4)
    return turned(base, **values)
