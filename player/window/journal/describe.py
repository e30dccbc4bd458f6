"""The writing practices and what was written, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from player.practice.units import Rung
from player.records.journal.entries import JournalEntry, JournalKind, JournalVersion, Parts
from player.window.briefing.state import ChoiceGroup
from player.window.entry.state import EntryView
from player.window.journal.state import EntryCard, JournalKindView, JournalView
from player.window.shared.words import moment_in_words
from player.window.shared.writing_state import WritingPart, WritingView
from player.window.state import Message, Option

NOW: Final = "now"
_LONGEST_BEGINNING: Final = 140


@dataclass(frozen=True)
class _Practice:
    """``rungs`` are of parts that ask for more than the practice as a whole, and can be left out alone."""

    title: str
    about: str
    parts: tuple[tuple[str, str, str], ...]
    side_by_side: bool = False
    stop_line: str = ""
    rungs: Mapping[str, Rung] = field(default_factory=dict)


_PRACTICES: Final = {
    JournalKind.CRITIC_AND_FRIEND: _Practice(
        "Critic and friend",
        "What the inner critic says, and beside it what a good friend might answer. One line each is plenty.",
        (
            ("critic", "The critic", "A small remark from this week, word for word or nearly."),
            ("friend", "A friend", "What might someone say who likes you and has seen it too?"),
        ),
        side_by_side=True,
    ),
    JournalKind.KIND_LETTER: _Practice(
        "A kind letter",
        "About something a bit hard, at most 4 out of 10. It can be to you, or to someone else.",
        (
            ("hard", "How it was", "It makes sense that this was hard…"),
            ("shared", "Who else knows it", "Others who know this are…"),
            ("kind", "Something kind", "What I wish for you is…"),
        ),
        stop_line="Here is a line to stop at. You can stop here, or sooner. A short letter is a letter too.",
        # As the script's phases have them. A critic, though, is never left without the friend beside.
        rungs={"shared": Rung.COMMON_HUMANITY, "kind": Rung.SELF_KINDNESS},
    ),
    JournalKind.END_OF_DAY: _Practice(
        "End of day",
        "One moment of today in which you were on your own side, even a little. “None” is a fine answer.",
        (("line", "One line", "Or what helped today, or who."),),
    ),
    JournalKind.THERAPY_NOTE: _Practice(
        "A note to bring to therapy",
        "Something you may want to say, or to hand over. It stays here until you take it with you.",
        (("note", "The note", "I would like to talk about…"),),
    ),
}
KINDS_OF_PRACTICES: Final = {
    "critic-and-friend": JournalKind.CRITIC_AND_FRIEND,
    "critic-journal": JournalKind.CRITIC_AND_FRIEND,
    "a-kind-letter": JournalKind.KIND_LETTER,
    "end-of-day": JournalKind.END_OF_DAY,
    "bringing-it-to-therapy": JournalKind.THERAPY_NOTE,
}
"""In which way one writes in these practices, by script id."""


IN_JOURNAL: Final = "journal"


def writing_choice(*, in_journal: bool) -> ChoiceGroup:
    """Where to write in a writing practice: on paper or in one's mind, or in the journal."""
    options = (Option("paper", "On paper, or in your mind"), Option(IN_JOURNAL, "In the journal here"))
    return ChoiceGroup("writing", "Where to write", options, options[in_journal].value)


def journal_view(entries: Sequence[JournalEntry], search: str, messages: tuple[Message, ...]) -> JournalView:
    """The ways to write, and what was written."""
    kinds = tuple(JournalKindView(kind.value, each.title, each.about) for kind, each in _PRACTICES.items())
    nothing = "Nothing is written here yet. It can stay that way, or not."
    empty = "Those words stand in no entry." if search else nothing
    return JournalView(kinds, tuple(_card(entry) for entry in entries), search, empty, messages)


def _card(entry: JournalEntry) -> EntryCard:
    written = " · ".join(text.strip() for text in entry.now.parts.values() if text.strip())
    beginning = " ".join(written.split())
    short = beginning if len(beginning) <= _LONGEST_BEGINNING else beginning[:_LONGEST_BEGINNING] + "…"
    return EntryCard(entry.id, moment_in_words(entry.begun), _PRACTICES[entry.kind].title, short)


def writing_view(
    kind: JournalKind,
    entry: str,
    parts: Parts,
    saved: str = "",
    up_to: Rung = Rung.SELF_KINDNESS,
) -> WritingView:
    """The places to write of one practice.

    Args:
        kind: the practice.
        entry: names what is shown; another name means another text.
        parts: what stands in them.
        saved: since when it is kept, in words.
        up_to: the highest rung that is let through: a prompt above it isn't shown.
    """
    practice = _PRACTICES[kind]
    return WritingView(
        entry,
        tuple(
            WritingPart(name, label, prompt, parts.get(name, ""))
            for name, label, prompt in practice.parts
            if practice.rungs.get(name, Rung.GROUNDING) <= up_to
        ),
        practice.side_by_side,
        practice.stop_line,
        saved,
    )


def entry_view(
    kind: JournalKind, writing: WritingView, history: Sequence[JournalVersion], version: str
) -> EntryView:
    """An entry being written, with its earlier versions, newest first."""
    practice = _PRACTICES[kind]
    earlier = tuple(
        Option(str(at), f"As it was on {moment_in_words(history[at].saved)}")
        for at in range(len(history) - 2, -1, -1)
    )
    versions = (Option(NOW, "As it is now"), *earlier) if earlier else ()
    return EntryView(
        title=practice.title,
        about=practice.about,
        writing=writing,
        versions=versions,
        version=version,
        earlier=version != NOW,
        can_delete=bool(history),
    )


def saved_words(moment: datetime) -> str:
    """Since when something is kept."""
    return f"Kept on this computer at {moment:%H:%M}"
