"""What places to write show."""

from dataclasses import dataclass

from player.window.intents import Intent


@dataclass(frozen=True)
class Write(Intent):
    """The text of one part of an entry, as it is now."""

    part: str
    text: str


@dataclass(frozen=True)
class WritingPart:
    """One place to write.

    Attributes:
        name: names it in ``Write``.
        label: what it is for.
        prompt: how it might begin; shown while it is empty.
        text: what is in it.
    """

    name: str
    label: str
    prompt: str
    text: str = ""


@dataclass(frozen=True)
class WritingView:
    """The fields of one entry.

    Attributes:
        entry: another value says that other text is to be shown; otherwise what is being typed isn't touched.
        parts: in order.
        side_by_side: in columns where there is room.
        stop_line: words at a line where the person can stop; empty for none.
        saved: when it was last stored, such as ``"Kept on this computer at 14:05"``.
    """

    entry: str
    parts: tuple[WritingPart, ...]
    side_by_side: bool = False
    stop_line: str = ""
    saved: str = ""
