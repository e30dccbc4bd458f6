"""What the short pages show. Frozen values without Qt."""

from player.late_dataclass import dataclass
from player.ui.view.shared import Message


@dataclass(frozen=True)
class LearnPageCard:
    """One page in the list."""

    page: str
    title: str
    about: str


@dataclass(frozen=True)
class LearnView:
    """The short pages.

    Attributes:
        pages: all of them.
        page: which is read, or empty.
        body: its text in plain Markdown: headings, paragraphs, lists, emphasis. No links.
    """

    pages: tuple[LearnPageCard, ...]
    page: str = ""
    body: str = ""
    messages: tuple[Message, ...] = ()
