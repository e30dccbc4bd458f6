"""What the log shows. Frozen values without Qt."""

from dataclasses import dataclass

from player.ui.view.shared import Message


@dataclass(frozen=True)
class LogRow:
    """One sitting in the log, all in words."""

    when: str
    practice: str
    minutes: str
    ended: str
    pacing: str
    ratings: str = ""
    reflection: str = ""


@dataclass(frozen=True)
class LogView:
    """The log, newest first."""

    rows: tuple[LogRow, ...]
    filter_text: str = ""
    empty_words: str = "Nothing here yet. That is fine: there is no pace to keep."
    messages: tuple[Message, ...] = ()
