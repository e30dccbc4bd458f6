"""What places to write show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WritingPart:
    """One place to write.

    Attributes:
        name: names it in ``Write``.
        label: what it is for.
        prompt: how it might begin; shown while it is empty.
        text: what stands there.
    """

    name: str
    label: str
    prompt: str
    text: str = ""


@dataclass(frozen=True)
class WritingView:
    """The places to write of one entry.

    Attributes:
        entry: changes whenever another text is to be shown: what is being typed is otherwise left alone.
        parts: in order.
        side_by_side: in columns where there is room.
        stop_line: words at a line where one can stop; empty for none.
        saved: such as ``"Kept on this computer at 14:05"``.
    """

    entry: str
    parts: tuple[WritingPart, ...]
    side_by_side: bool = False
    stop_line: str = ""
    saved: str = ""
