"""Made-up journal entries and the shipped short pages, for the pictures and the window's tests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from player.records.journal.entries import JournalEntry, JournalId, JournalKind, JournalVersion
from player.window.entry.describe import NOW, entry_view
from player.window.journal.describe import journal_view
from player.window.learn.describe import notes_for
from player.window.learn.page import short_pages
from player.window.learn.state import LearnPageCard, LearnView
from player.window.shared.ribbon import RibbonView
from player.window.shared.writing_described import writing_view
from player.window.sitting.state import SittingView

_LAST = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
_WRITTEN = (
    (JournalKind.END_OF_DAY, {"line": "I let the washing-up wait, and sat by the window."}),
    (
        JournalKind.CRITIC_AND_FRIEND,
        {
            "critic": "You were late again.",
            "friend": "You were, by ten minutes. You also came, tired as you were.",
        },
    ),
    (JournalKind.THERAPY_NOTE, {"note": "The second phrase was too much on Tuesday, so I stopped."}),
    (
        JournalKind.KIND_LETTER,
        {
            "hard": "It makes sense that this was hard. I had hoped they would ask me.",
            "shared": "Others who know this are the two from the night shift, I think.",
            "kind": "",
        },
    ),
)  # fmt: skip


def _entry(number: int) -> JournalEntry:
    kind, parts = _WRITTEN[number % len(_WRITTEN)]
    begun = _LAST - timedelta(days=number * 5)
    return JournalEntry(JournalId(f"entry-{number}"), kind, None, begun, JournalVersion(parts, begun))


JOURNAL = journal_view(tuple(_entry(number) for number in range(70)), "", ())
JOURNAL_EMPTY = journal_view((), "", ())

_COLUMNS = _WRITTEN[1][1]
ENTRY_COLUMNS = entry_view(
    JournalKind.CRITIC_AND_FRIEND,
    writing_view(JournalKind.CRITIC_AND_FRIEND, "columns", _COLUMNS, "Kept on this computer at 21:04"),
    (JournalVersion(_COLUMNS, _LAST),),
    NOW,
)
ENTRY_LETTER = entry_view(
    JournalKind.KIND_LETTER, writing_view(JournalKind.KIND_LETTER, "letter", {"hard": ""}), (), NOW
)
_EARLIER = (
    JournalVersion({"line": "Nothing today."}, _LAST - timedelta(hours=1)),
    JournalVersion({"line": "I let the washing-up wait, and sat by the window."}, _LAST),
)
ENTRY_EARLIER = replace(
    entry_view(
        JournalKind.END_OF_DAY,
        writing_view(JournalKind.END_OF_DAY, "earlier", _EARLIER[0].parts),
        _EARLIER,
        "0",
    ),
    asked="Delete this entry, with all its earlier versions?",
)
_READ = short_pages(Path(__file__).parents[2] / "scripts" / "learn")
_CARDS = tuple(LearnPageCard(page.name, page.title, page.about) for page in _READ.pages)


def _learn(name: str) -> LearnView:
    page = next(page for page in _READ.pages if page.name == name)
    return LearnView(_CARDS, page.name, page.text, notes_for(page.text, _READ.sources))


LEARN = _learn("6-therapies")
# The whole list is long: the first of its groups has all that it shows.
LEARN_SOURCES = replace(_learn("7-sources"), body="## ".join(_learn("7-sources").body.split("## ")[:3]))
SITTING_WRITING = SittingView(
    title="Critic and friend",
    status="Gentle · about 5 minutes left",
    line_before="Now imagine that a good friend came to you with this very line.",
    line="You could write what you would say to them.",
    ribbon=RibbonView((), 0.0),
    position=212.0,
    writes=True,
    writing=writing_view(JournalKind.CRITIC_AND_FRIEND, "sitting", {"critic": "You were late again."}),
)
