"""``kindpace transfer``: everything in one encrypted file for another computer, and back."""

import argparse
from pathlib import Path

from player.cli.errors import Exit
from player.cli.log.key import keys_of
from player.cli.outputs import OutputError, check_output
from player.cli.passphrase import passphrase_from
from player.cli.reporting import in_words
from player.cli.terminal import say, tell
from player.language.catalogue import _, counted
from player.records.session_log import SessionLog
from player.records.transfer import bringing
from player.records.transfer.taking import take_everything
from player.system.folders import find_folders
from player.system.paths import exists


def run(asked: argparse.Namespace) -> int:
    """Take everything, or bring it back."""
    return _take(asked) if asked.transfer_command == "take" else _bring_back(asked)


def _take(asked: argparse.Namespace) -> int:
    target: Path = asked.file
    check_output(target)
    if exists(target):
        raise OutputError(target, _("there is already a file of this name. Name another."))
    folders = find_folders().make()
    with in_words(), SessionLog.open(folders.data, keys_of(folders)) as log:
        taken = take_everything(log, folders, passphrase_from(asked, twice=True), target)
    tell(*(_("left out: {words}").format(words=words) for words in taken.left_out))
    say(
        _(
            "Written: {target}, {files}, {size} bytes. Your log's key is in it, behind the passphrase; "
            "nobody can find the passphrase again."
        ).format(
            target=target, files=counted("{number} file", "{number} files", taken.files), size=taken.size
        )
    )
    return Exit.ATTENTION if taken.left_out else Exit.FINE


def _bring_back(asked: argparse.Namespace) -> int:
    folders = find_folders().make()
    with in_words():
        keys = keys_of(folders)
        staged = bringing.stage(asked.file, passphrase_from(asked, twice=False), folders)
        brought = bringing.put_in_place(staged, folders, keys)
    say(
        _("{in_words} {sittings}, {files}.").format(
            in_words=bringing.in_words(brought),
            sittings=counted("{number} sitting", "{number} sittings", staged.sittings),
            files=counted("{number} other file", "{number} other files", staged.files),
        )
    )
    return Exit.FINE
