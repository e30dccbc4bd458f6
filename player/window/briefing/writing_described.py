"""Where to write in a writing practice, as a choice before it begins."""

from typing import Final

from player.language.catalogue import _
from player.records.journal.entries import JournalKind
from player.window.briefing.state import ChoiceGroup
from player.window.state import Option

WRITING: Final = "writing"
IN_JOURNAL: Final = "journal"


def writing_choice(*, in_journal: bool) -> ChoiceGroup:
    """Where to write in a writing practice: on paper or in one's mind, or in the journal."""
    options = (Option("paper", _("On paper, or in your mind")), Option(IN_JOURNAL, _("In the journal here")))
    return ChoiceGroup(WRITING, _("Where to write"), options, options[in_journal].value)


KINDS_OF_PRACTICES: Final = {
    "critic-and-friend": JournalKind.CRITIC_AND_FRIEND,
    "critic-journal": JournalKind.CRITIC_AND_FRIEND,
    "a-kind-letter": JournalKind.KIND_LETTER,
    "end-of-day": JournalKind.END_OF_DAY,
    "bringing-it-to-therapy": JournalKind.THERAPY_NOTE,
}
"""In which way one writes in these practices, by script id."""
