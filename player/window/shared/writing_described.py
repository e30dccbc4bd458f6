"""The writing practices and their places to write, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from player.language.catalogue import _
from player.practice.units import Rung
from player.records.journal.entries import JournalKind, Parts
from player.window.shared.writing_state import WritingPart, WritingView


@dataclass(frozen=True)
class WritingPractice:
    """One way to write.

    ``rungs`` are of parts that ask for more than the practice as a whole, and can be left out alone.
    """

    title: str
    about: str
    parts: tuple[tuple[str, str, str], ...]
    side_by_side: bool = False
    stop_line: str = ""
    rungs: Mapping[str, Rung] = field(default_factory=dict)


WRITING_PRACTICES: Final = {
    JournalKind.CRITIC_AND_FRIEND: WritingPractice(
        JournalKind.CRITIC_AND_FRIEND.words,
        _(
            "What the inner critic says, and beside it what a good friend might answer. One line "
            "each is plenty."
        ),
        (
            ("critic", _("The critic"), _("A small remark from this week, word for word or nearly.")),
            ("friend", _("A friend"), _("What might someone say who likes you and has seen it too?")),
        ),
        side_by_side=True,
    ),
    JournalKind.KIND_LETTER: WritingPractice(
        JournalKind.KIND_LETTER.words,
        _("About something a bit hard, at most 4 out of 10. It can be to you, or to someone else."),
        (
            ("hard", _("How it was"), _("It makes sense that this was hard…")),
            ("shared", _("Who else knows it"), _("Others who know this are…")),
            ("kind", _("Something kind"), _("What I wish for you is…")),
        ),
        stop_line=_(
            "Here is a line to stop at. You can stop here, or sooner. A short letter is a letter too."
        ),
        # As the script's phases have them. The critic's field, though, is never shown without the friend's.
        rungs={"shared": Rung.COMMON_HUMANITY, "kind": Rung.SELF_KINDNESS},
    ),
    JournalKind.END_OF_DAY: WritingPractice(
        JournalKind.END_OF_DAY.words,
        _("One moment of today in which you were on your own side, even a little. “None” is a fine answer."),
        (("line", _("One line"), _("Or what helped today, or who.")),),
    ),
    JournalKind.THERAPY_NOTE: WritingPractice(
        JournalKind.THERAPY_NOTE.words,
        _("Something you may want to say, or to hand over. It stays here until you take it with you."),
        (("note", _("The note"), _("I would like to talk about…")),),
    ),
}


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
        parts: the text in each.
        saved: when it was last stored, in words.
        up_to: the highest rung that is let through: a prompt above it isn't shown.
    """
    practice = WRITING_PRACTICES[kind]
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


def saved_words(moment: datetime) -> str:
    """When something was last stored, in words."""
    return _("Kept on this computer at {moment:%H:%M}").format(moment=moment)
