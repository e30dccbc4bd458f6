"""What a plain text is made of, before it becomes a draft."""

from dataclasses import dataclass, field

from player.practice.drafting.written_pauses import WrittenPause


@dataclass(frozen=True)
class Said:
    """A sentence."""

    text: str
    line: int


@dataclass(frozen=True)
class Quiet:
    """One pause, or several that followed each other."""

    pauses: tuple[WrittenPause, ...]
    line: int

    @property
    def seconds(self) -> float:
        """How long it is in all."""
        return sum(pause.seconds for pause in self.pauses)


@dataclass(frozen=True)
class Ring:
    """A bell."""

    line: int


Item = Said | Quiet | Ring


@dataclass(frozen=True)
class Unplaced:
    """Something in the text that a script has no place for.

    Attributes:
        line: in the text, counted from 1.
        text: what stands there.
        why: why it has no place, in a plain sentence.
    """

    line: int
    text: str
    why: str


@dataclass
class Passage:
    """A paragraph: what is said in one go, with the quiet in it.

    Attributes:
        line: where it begins in the text.
        items: what is said and done.
        guesses: what was guessed in it, in words.
    """

    line: int
    items: list[Item] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """The sentences in it."""
        return [item.text for item in self.items if isinstance(item, Said)]

    @property
    def last_text(self) -> str:
        """The last sentence in it; empty where nothing is said."""
        return next((item.text for item in reversed(self.items) if isinstance(item, Said)), "")


@dataclass
class Section:
    """A heading and the passages under it; ``title`` is empty for what stands before the first heading."""

    title: str
    line: int
    level: int = 2
    passages: list[Passage] = field(default_factory=list)
    guessed: bool = False
