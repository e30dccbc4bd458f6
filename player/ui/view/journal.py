"""What the journal and its writing practices show. Frozen values without Qt."""

from player.late_dataclass import dataclass
from player.ui.view.shared import Message, Option


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


@dataclass(frozen=True)
class JournalKindView:
    """One way to write."""

    kind: str
    title: str
    about: str


@dataclass(frozen=True)
class EntryCard:
    """An entry in the list."""

    entry: str
    when: str
    title: str
    beginning: str


@dataclass(frozen=True)
class JournalView:
    """The journal: ways to write, and what was written, newest first."""

    kinds: tuple[JournalKindView, ...]
    entries: tuple[EntryCard, ...] = ()
    search: str = ""
    empty_words: str = "Nothing is written here yet. It can stay that way, or not."
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class EntryView:
    """One entry being written.

    Attributes:
        title, about: which practice, and a line on it.
        versions: earlier versions that can be looked at, newest first; the first is now.
        version: which is looked at.
        earlier: True while it is an earlier one, which can't be typed into.
        asked: the question before it is deleted; empty until that is wanted.
        can_delete: False while nothing is kept yet.
    """

    title: str
    about: str
    writing: WritingView
    versions: tuple[Option, ...] = ()
    version: str = ""
    earlier: bool = False
    asked: str = ""
    can_delete: bool = False
    messages: tuple[Message, ...] = ()
