"""One entry of the journal, with what it said before, in words."""

from collections.abc import Sequence
from typing import Final

from player.language.catalogue import _
from player.practice.plain_words import moment_in_words
from player.records.journal.entries import JournalKind, JournalVersion
from player.window.entry.state import EntryView
from player.window.shared.writing_described import WRITING_PRACTICES
from player.window.shared.writing_state import WritingView
from player.window.state import Option

NOW: Final = "now"


def entry_view(
    kind: JournalKind, writing: WritingView, history: Sequence[JournalVersion], version: str
) -> EntryView:
    """An entry being written, with its earlier versions, newest first."""
    practice = WRITING_PRACTICES[kind]
    earlier = tuple(
        Option(
            str(at),
            _("As it was on {moment_in_words}").format(moment_in_words=moment_in_words(history[at].saved)),
        )
        for at in range(len(history) - 2, -1, -1)
    )
    versions = (Option(NOW, _("As it is now")), *earlier) if earlier else ()
    return EntryView(
        title=practice.title,
        about=practice.about,
        writing=writing,
        versions=versions,
        version=version,
        earlier=version != NOW,
        can_delete=bool(history),
    )
