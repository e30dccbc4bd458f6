"""``kindpace voice give``, ``verify`` and ``import``: recorded lines and a preset as one signed file."""

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from player.cli.errors import CommandError, Exit
from player.cli.outputs import OutputError, check_output
from player.cli.passphrase import passphrase_from
from player.cli.terminal import say, tell
from player.clinic.errors import AlreadyExistsError
from player.clinic.fingerprint_words import words_of
from player.clinic.keys import LARGEST_KEY_FILE
from player.clinic.preset_export import open_key
from player.clinic.preset_inspection import LARGEST_PRESET
from player.clinic.replay import OlderPresetError
from player.clinic.secret_file import needs_passphrase
from player.clinic.trust import TrustedAuthors
from player.clinic.verification import Verdict
from player.language.catalogue import _, counted
from player.language.numbers import figure
from player.library.catalog import Library
from player.library.own_voice import importing
from player.library.own_voice.bundle import Bundle, read_bundle, write_bundle
from player.library.own_voice.errors import NotRecordedError
from player.library.own_voice.store import OwnVoices
from player.practice.display_text import quoted
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.model import Pacing
from player.settings.file import wanted_language
from player.system.files import read_bounded, write_whole
from player.system.folders import find_folders


class GivingError(CommandError):
    """It can't be given, or not brought in."""

    def __init__(self, words: str) -> None:
        super().__init__(words, Exit.BAD_INPUT)


def give(asked: argparse.Namespace) -> int:
    """Write recorded lines and a preset to one signed file."""
    check_output(asked.output)
    folders = find_folders()
    library = Library(folders, language=wanted_language(folders.config))
    script = library.script(asked.script)
    voice = OwnVoices(folders).of(script.id)
    if voice is None or not voice.manifest.lines:
        raise NotRecordedError(script.title)
    pacing = _own_preset(library, asked.preset)
    preset = read_bounded(library.preset_file(asked.preset), LARGEST_PRESET)
    locked = needs_passphrase(read_bounded(asked.key, LARGEST_KEY_FILE), str(asked.key))
    key = open_key(asked.key, passphrase_from(asked, twice=False) if locked else None)
    data = write_bundle(voice, preset, key, asked.output.name, datetime.now(UTC))
    try:
        write_whole(asked.output, data)
    except OSError as error:
        raise OutputError(asked.output, error) from error
    if pacing.narrator is not NarratorChoice.RECORDED:
        tell(_("The preset doesn't choose this voice; 'preset edit FILE --set narrator=recorded' does that."))
    say(
        counted(
            "{output} is written: {number} line, {size} MB. The words of its key:",
            "{output} is written: {number} lines, {size} MB. The words of its key:",
            len(voice.manifest.lines),
            output=asked.output,
            size=figure(len(data) / 1_000_000, ".1f"),
        )
    )
    say(f"    {' '.join(words_of(key.public))}")
    return Exit.FINE


def _own_preset(library: Library, name: str) -> Pacing:
    found = library.verified(name)
    if found.verdict is Verdict.BUILT_IN:
        raise GivingError(
            _(
                "{name} is one of Kindpace's own presets, which everybody has. Make one of yours: "
                "kindpace preset new NAME --from {name} --set narrator=recorded --author NAME -o "
                "FILE."
            ).format(name=name)
        )
    return library.preset(name)


def verify(asked: argparse.Namespace) -> int:
    """Say who signed a file, and what is in it."""
    say(*_facts(read_bundle(asked.file, TrustedAuthors(find_folders().config))))
    return Exit.FINE


def _facts(bundle: Bundle) -> Iterator[str]:
    author, manifest = bundle.author, bundle.manifest
    yield _("It is as it was signed.")
    yield _("Signed with the key {id}, whose owner you named {quoted}.").format(
        id=author.key.id, quoted=quoted(author.name)
    )
    yield _("The key's words: {value}").format(value=" ".join(words_of(author.key)))
    if bundle.signed_at is not None:
        yield _("Signed, by the author's own clock: {isoformat}").format(
            isoformat=bundle.signed_at.isoformat()
        )
    yield _("In it: {count} recorded lines of {quoted}, and a preset.").format(
        count=len(manifest.lines), quoted=quoted(manifest.title)
    )
    yield _("According to the author, the voice is that of {quoted}").format(quoted=quoted(manifest.by))


def bring_in(asked: argparse.Namespace) -> int:
    """Bring a preset and recorded lines in."""
    folders = find_folders().make()
    bundle = read_bundle(asked.file, TrustedAuthors(folders.config))
    name = asked.name or Path(asked.file).stem
    wish = importing.Wish(name, replace=asked.replace, older=asked.older)
    try:
        found = importing.bring_in(bundle, asked.file, wish, folders, Library(folders))
    except AlreadyExistsError as error:
        raise GivingError(
            _("{error} --name gives it another, --replace puts it in that one's place.").format(error=error)
        ) from error
    except OlderPresetError as error:
        raise GivingError(
            _("{error} It was not brought in; add --older to do so.").format(error=error)
        ) from error
    manifest = bundle.manifest
    say(found.words, _("The preset is among yours now, as {name!r}.").format(name=name))
    say(
        _("{count} lines of {quoted}, recorded by {quoted_2}, are here now.").format(
            count=len(manifest.lines), quoted=quoted(manifest.title), quoted_2=quoted(manifest.by)
        )
    )
    return Exit.FINE
