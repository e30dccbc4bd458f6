"""Prepares Kindpace's folders before anything is read: permissions, and interrupted deletions."""

import os

from player.system.folders import Folders


def prepare_folders(folders: Folders) -> tuple[str, ...]:
    """Close the folders to other users, and finish an interrupted deletion of everything.

    Returns:
        Sentences for the person about what was done or failed; usually none.
    """
    said = (
        folders.tighten(),
        folders.unusable(),
        _end_deletion(folders) if os.path.lexists(folders.deletion) else "",
        _end_bringing(folders) if os.path.lexists(folders.bringing_back) else "",
    )
    return tuple(words for words in said if words)


def _end_bringing(folders: Folders) -> str:
    # Only after a kill.
    from player.records.errors import LogInUseError, RecordsError  # noqa: PLC0415
    from player.records.transfer.bringing import finish_bringing, in_words  # noqa: PLC0415

    try:
        brought = finish_bringing(folders)
    except LogInUseError:
        # The open window is bringing it back right now.
        return ""
    except RecordsError as error:
        return str(error)
    return "" if brought is None else in_words(brought)


def _end_deletion(folders: Folders) -> str:
    # Only after a kill.
    from player.records.errors import RecordsError  # noqa: PLC0415
    from player.records.retention.everything import finish_deleting_everything, in_words  # noqa: PLC0415
    from player.records.store.keys import Keys  # noqa: PLC0415

    try:
        deleted = finish_deleting_everything(folders, Keys(folders.config))
    except RecordsError as error:
        return str(error)
    return "" if deleted is None else in_words(deleted)
