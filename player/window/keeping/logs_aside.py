"""Logs that were set aside, and one that waits for its key: what is said about them."""

from collections.abc import Sequence

from player.language.catalogue import _
from player.language.numbers import figure
from player.practice.plain_words import day_in_words
from player.records.errors import KeyDiffersError, KeyMissingError, RecordsError
from player.records.reading import LogReader
from player.records.retention.set_aside_logs import SetAsideLog
from player.records.store.keys import Keys
from player.system.folders import Folders
from player.window.keeping.log_work import LOOKING
from player.window.keeping.state import SetAsideView
from player.window.parts import LogAccess

WAITING = _(
    "There is a log here that can't be opened, because its key is missing or is a different one. It opens "
    "by itself once its key files are back; until then no sitting is kept. Or you could set it aside and "
    "begin a new log: the old one can be taken back when its key is here again."
)
SET_ASIDE = _("Set it aside and begin a new log")


def set_aside_view(found: SetAsideLog, contains: str, *, looked_into: bool) -> SetAsideView:
    """One log that was set aside, with what is known of it."""
    size = _("{number} kB").format(number=figure(max(1, round(found.size / 1000)), ",d"))
    words = f"{day_in_words(found.when.date())}, {found.when:%H:%M}, {size}"
    return SetAsideView(found.path.name, words, LOOKING if looked_into else contains, opens=bool(found.opens))


def log_waits(session_log: LogAccess, folders: Folders) -> bool:
    """Whether there is a log that isn't open for want of its key, and not only of its passphrase."""
    if session_log.open is not None or session_log.unlock is not None:
        return False
    try:
        LogReader.open_to_read(folders.data, Keys(folders.config)).close()
    except RecordsError as error:
        # Of anything else, opening the log has said what is the matter.
        return isinstance(error, KeyMissingError | KeyDiffersError)
    return False


def heading(found: Sequence[SetAsideLog]) -> str:
    """What is said above them; empty if there are none."""
    if not found:
        return ""
    if any(log.opens for log in found):
        return _("Some of these open with a key that is here, and can be taken back.")
    return _("None of the keys here opens these. They stay as they are until everything is deleted.")
