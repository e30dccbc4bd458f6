"""The short pages: plain files that come with Kindpace."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from player.library.catalog import LibraryError, shipped_content
from player.practice.errors import NotUsableError
from player.system.files import read_bounded
from player.window.intents import Intent
from player.window.learn.state import LearnPageCard, LearnView, OpenLearnPage
from player.window.page import Page
from player.window.services import Services

LARGEST_PAGE: Final = 64 * 1024


@dataclass(frozen=True)
class ShortPage:
    """One page: its file's name, its first heading, its first paragraph, and all of its text."""

    name: str
    title: str
    about: str
    text: str


def read_short_page(path: Path) -> ShortPage:
    """Read one page.

    Raises:
        NotUsableError: the file can't be read.
    """
    text = read_bounded(path, LARGEST_PAGE, path.parent).decode("utf-8", "replace")
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    title = blocks[0].removeprefix("# ") if blocks else path.stem
    return ShortPage(path.stem, title, blocks[1] if len(blocks) > 1 else "", text)


def short_pages(folder: Path) -> tuple[ShortPage, ...]:
    """All pages of a folder, by file name.

    Raises:
        NotUsableError: one of them can't be read.
    """
    return tuple(read_short_page(path) for path in sorted(folder.glob("*.md")))


class LearnPage:
    """Reading, a page at a time."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._pages: tuple[ShortPage, ...] = ()
        try:
            self._pages = short_pages(shipped_content() / "learn")
        except (NotUsableError, LibraryError) as error:
            services.say("learn", str(error))
        self._open = self._pages[0].name if self._pages else ""

    def view(self) -> LearnView:
        """The page that is read."""
        cards = tuple(LearnPageCard(page.name, page.title, page.about) for page in self._pages)
        body = next((page.text for page in self._pages if page.name == self._open), "")
        return LearnView(cards, self._open, body, self._services.messages)

    def take(self, intent: Intent) -> Page | None:
        """Another page."""
        if isinstance(intent, OpenLearnPage) and any(page.name == intent.page for page in self._pages):
            self._open = intent.page
        return None

    def tick(self) -> Page | None:
        """Nothing happens by itself here."""
        return None
