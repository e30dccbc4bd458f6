"""``kindpace preset verify``, ``trust``, ``import`` and ``export``: presets from and for other people."""

import argparse
import re
import sys
from pathlib import Path
from typing import Any, Final

from player.cli.errors import CommandError, Exit
from player.cli.outputs import check_output
from player.cli.passphrase import NoTerminalError
from player.cli.preset.facts import claims, facts
from player.cli.reporting import Rows, show
from player.cli.terminal import ask, print_json, say
from player.clinic.errors import AlreadyExistsError
from player.clinic.fingerprint_words import hex_of, words_of
from player.clinic.keys import LARGEST_KEY_FILE, PublicKey, author_in, read_public_key
from player.clinic.preset_export import copy_with_signature
from player.clinic.preset_inspection import signature_path
from player.clinic.replay import OlderPresetError
from player.clinic.trust import TrustedAuthor, TrustedAuthors, checked_name
from player.clinic.verification import Verification
from player.language.catalogue import _
from player.library.catalog import Library
from player.practice.display_text import quoted
from player.system.files import read_bounded
from player.system.folders import find_folders
from player.system.paths import exists

_LIKE_A_KEY: Final = re.compile(r"\s*RW[A-Za-z0-9+/=]{30,}\s*")
"""A key itself, perhaps a damaged one: it begins with minisign's algorithm, and has 56 letters if whole."""

_NEITHER: Final = _(
    "there is no such file, and it isn't a key itself either. A key on one line begins with RW and has 56 "
    "characters."
)


class NotImportedError(CommandError):
    """A preset or key was not imported; says why."""

    def __init__(self, what: object, why: str) -> None:
        super().__init__(f"{what}: {why}", Exit.BAD_INPUT)


def verify(asked: argparse.Namespace) -> int:
    """Say who signed a preset, or why it may not be in force."""
    found = Library(find_folders()).verified(asked.preset)
    if asked.json:
        print_json(verification_document(found))
    elif found.usable:
        say(*facts(found), *claims(found))
    else:
        raise NotImportedError(asked.preset, found.words)
    return Exit.FINE if found.usable else Exit.BAD_INPUT


def verification_document(found: Verification) -> dict[str, Any]:
    """What ``preset verify --json`` shows (``docs/schemas/preset-verify.schema.json``)."""
    author = found.author
    return {
        "verdict": found.verdict.value,
        "usable": found.usable,
        "words": found.words,
        "key_id": found.key_id or None,
        "signed_by": author.name if author else None,
        "key_words": list(words_of(author.key)) if author else [],
        "signed_at": found.signed_at.isoformat() if found.signed_at else None,
        "sha256": found.pacing.content_hash if found.pacing else None,
        "problems": [str(problem) for problem in found.problems],
    }


def trust(asked: argparse.Namespace) -> int:
    """Trust a key, remove one, or list the trusted authors."""
    folders = find_folders()
    authors = TrustedAuthors(folders.config)
    if asked.forget:
        if not authors.remove(asked.forget):
            raise NotImportedError(asked.forget, _("no key with this number is trusted here."))
        say(_("{forget} is trusted no longer.").format(forget=asked.forget))
    elif asked.key:
        key, name = _key_and_name(asked)
        _show_key(key, name)
        _ask(asked, name)
        folders.make()
        authors.trust(name, key)
        say(
            _("From now on presets signed with this key count as set by {quoted}.").format(
                quoted=quoted(name)
            )
        )
    else:
        _show_trusted(authors.read())
    return Exit.FINE


def import_preset(asked: argparse.Namespace) -> int:
    """Import a preset that may be in force, with its signature, into the person's own."""
    folders = find_folders().make()
    name = asked.name or asked.file.stem
    library = Library(folders)
    try:
        found = library.import_preset(asked.file, name, replace=asked.replace, older=asked.older)
    except AlreadyExistsError as error:
        raise NotImportedError(
            name,
            _("{error} --name gives it another, --replace puts it in that one's place.").format(error=error),
        ) from error
    except OlderPresetError as error:
        _ask_whether_meant(asked.file, str(error))
        found = library.import_preset(asked.file, name, replace=asked.replace, older=True)
    say(found.words, _("It is among your presets now, as {name!r}.").format(name=name))
    return Exit.FINE


def _ask_whether_meant(file: Path, words: str) -> None:
    if not sys.stdin.isatty():
        raise NotImportedError(
            file, _("{words} It was not imported. Add --older to import it.").format(words=words)
        )
    say(words)
    if ask(_("Type yes to import the older one anyway:  ")).strip().lower() != "yes":
        raise NotImportedError(file, _("it was not imported. Nothing was changed."))


def export(asked: argparse.Namespace) -> int:
    """Copy a preset and its signature as they are."""
    check_output(asked.output)
    copy_with_signature(Library(find_folders()).preset_file(asked.preset), asked.output)
    beside = signature_path(asked.output)
    written = _("{output} is written.")
    if exists(beside):
        written = _("{output} is written, and its signature {name}.")
    say(written.format(output=asked.output, name=beside.name))
    return Exit.FINE


def _key_and_name(asked: argparse.Namespace) -> tuple[PublicKey, str]:
    path = Path(asked.key)
    if not _is_there(path) and not _LIKE_A_KEY.fullmatch(asked.key):
        raise NotImportedError(asked.key[:80], _NEITHER)
    text = read_bounded(path, LARGEST_KEY_FILE) if _is_there(path) else asked.key
    key = read_public_key(text, asked.key)
    name = asked.name or author_in(text)
    if not name:
        raise NotImportedError(
            asked.key, _("this key doesn't say whose it is. Give the author's name with --name.")
        )
    return key, checked_name(name)


def _is_there(path: Path) -> bool:
    try:
        return exists(path)
    except (OSError, ValueError):
        return False


def _show_key(key: PublicKey, name: str) -> None:
    say(
        _("The key {id}, named {quoted}. Its words, and the same in figures:").format(
            id=key.id, quoted=quoted(name)
        )
    )
    say(f"    {' '.join(words_of(key))}", f"    {hex_of(key)}")


def _ask(asked: argparse.Namespace, name: str) -> None:
    if asked.yes:
        return
    if not sys.stdin.isatty():
        raise NoTerminalError(_("Whether the words are right"), _("--yes once you have compared them"))
    say(_("Please compare them with {quoted}, by telephone or in person.").format(quoted=quoted(name)))
    if ask(_("Are they the same? Type yes to trust this key: ")).strip().lower() != "yes":
        raise NotImportedError(asked.key, _("the key is still not trusted. Nothing was changed."))


def _show_trusted(authors: tuple[TrustedAuthor, ...]) -> None:
    if not authors:
        say(_("You trust no author's key yet."))
        return
    rows = Rows(_("number"), _("since"), _("author"), _("words"))
    for author in authors:
        rows.add(author.key.id, author.trusted_on.isoformat(), author.name, " ".join(words_of(author.key)))
    show(rows)
