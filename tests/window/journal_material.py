"""What tests of the journal and of its entries do alike."""

from page_material import router_for

from player.window.entry.state import CloseEntry
from player.window.intents import OpenJournal
from player.window.journal.state import BeginEntry
from player.window.shared.writing_state import Write


def at_journal(parts):
    """The pages, at the journal."""
    made = router_for(parts)
    made.handle(OpenJournal())
    return made


def write(router, kind="end-of-day", **parts):
    """Write an entry and leave it: a text for each of its parts."""
    router.handle(OpenJournal())
    router.handle(BeginEntry(kind))
    for part, text in parts.items():
        router.handle(Write(part, text))
    router.handle(CloseEntry())
