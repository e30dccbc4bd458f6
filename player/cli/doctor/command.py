"""``kindpace doctor``: whether everything that Kindpace needs works here, and what to do if not."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np

from audio.files.decode import write_audio
from audio.units import SAMPLE_RATE
from audio.voice.protocol import Voice
from player.cli.doctor import health
from player.cli.doctor.health import Finding
from player.cli.doctor.isolation_check import IsolationFinding, check_isolation
from player.cli.errors import CommandError, Exit
from player.cli.log.key import keys_of
from player.cli.outputs import ENDINGS
from player.cli.terminal import print_json, say
from player.language.catalogue import _
from player.library.catalog import Library, LibraryError
from player.library.languages.narrators_in_words import narrators_in_words
from player.library.questionnaire_catalog import Questionnaires
from player.records.errors import PassphraseNeededError, RecordsError, WrongPassphraseError
from player.records.reading import LogReader
from player.records.store.lock import NoLocksError, lacks_locks
from player.system.folders import Folders, find_folders
from player.system.paths import exists


def run(asked: argparse.Namespace) -> int:
    """Run the checks one after the other and print each finding at once."""
    found = []
    for finding in findings(find_folders()):
        found.append(finding)
        if not asked.json:
            say(*finding_lines(finding))
    fine = all(finding.fine for finding in found)
    if asked.json:
        print_json(as_json(found))
    else:
        say(_("All is well.") if fine else _("Something above needs attention; the rest can be used."))
    return Exit.FINE if fine else Exit.ATTENTION


def findings(folders: Folders) -> Iterator[Finding]:
    """Run all checks and yield their findings, in the order in which a sitting needs what they check."""
    yield health.check_folders(folders)
    yield check_log(folders)
    yield check_content(folders)
    yield health.check_window()
    yield health.check_voice(load_voice)
    yield from check_language_narrators(folders)
    yield health.check_sound()
    yield health.check_formats(write_silence, ENDINGS, folders.cache)
    yield health.check_ffmpeg()
    yield check_isolation()


def finding_lines(finding: Finding) -> tuple[str, ...]:
    """A finding as lines: the result, then details, then what to do."""
    mark = _("fine") if finding.fine else _("needs attention")
    advice = (_("    What to do: {advice}").format(advice=finding.advice),) if finding.advice else ()
    details = (f"    {detail}" for detail in finding.details)
    return f"{finding.name}: {mark}. {finding.words}", *details, *advice


def as_json(found: Iterable[Finding]) -> dict[str, object]:
    """All findings, in the form of ``docs/schemas/doctor.schema.json``."""
    found = tuple(found)
    processes = [
        process for finding in found if isinstance(finding, IsolationFinding) for process in finding.processes
    ]
    return {
        "all_is_well": all(finding.fine for finding in found),
        "findings": [
            {"name": finding.name, "fine": finding.fine, "words": finding.words, "advice": finding.advice}
            for finding in found
        ],
        "processes": [
            {
                "name": process.name,
                "in_force": None if process.isolation is None else asdict(process.isolation),
            }
            for process in processes
        ],
    }


def check_log(folders: Folders) -> Finding:
    """Open the log for reading and say where its key is kept.

    Raises:
        CommandError: the passphrase that was typed is not the log's.
    """
    name = _("Log")
    keys = keys_of(folders)
    try:
        with LogReader.open_to_read(folders.data, keys) as log:
            key = keys.find(log.path) if exists(log.path) else None
    except PassphraseNeededError:
        words = _("it opens with your passphrase, which was not given, so it was not looked into.")
        return Finding(name, fine=True, words=words)
    except WrongPassphraseError as error:
        raise CommandError(str(error), Exit.BAD_INPUT) from error
    except RecordsError as error:
        return Finding(name, fine=False, words=str(error))
    if lacks_locks(folders.data):
        return Finding(name, fine=False, words=str(NoLocksError(log.path)))
    if key is None:
        return Finding(name, fine=True, words=_("nothing has been kept yet; the first sitting begins it."))
    words = _("{path} opens. It is encrypted. {words}").format(path=log.path, words=key.place.words)
    return Finding(name, fine=True, words=words)


def check_content(folders: Folders) -> Finding:
    """Read every practice, preset and questionnaire, shipped and own."""
    name = _("Practices")
    try:
        library = Library(folders)
        found = _("{count} practices and {count_2} presets can be used.").format(
            count=len(library.scripts()), count_2=len(library.presets())
        )
        library.phrasebook()
        library.support()
    except LibraryError as error:
        return Finding(name, fine=False, words=str(error))
    problems = (*library.problems(), *Questionnaires(folders).problems())
    if problems:
        words = _("{found} Some files can't be used: {problems}").format(found=found, problems=problems[0])
        return Finding(
            name, fine=False, words=words, advice=_("`kindpace check FILE` names all that is wrong.")
        )
    return Finding(name, fine=True, words=found)


def check_language_narrators(folders: Folders) -> Iterator[Finding]:
    """Whether the narrators that languages' folders name can speak here; nothing where none is named."""
    languages = Library(folders).languages
    if not languages.with_narrators():
        return
    try:
        sentences = narrators_in_words(languages, {})
    except LibraryError as error:
        yield Finding(_("Narrators of languages"), fine=False, words=str(error))
        return
    broken = [str(problem) for problem in languages.problems]
    silent = any(each.missing for tag in languages.with_narrators() for each in languages.narrators(tag))
    advice = _("Until then these practices are there to read. docs/languages.md says what a narrator needs.")
    words, *details = broken + list(sentences) or [_("Nobody is named for a language that has lines.")]
    fine = not (broken or silent)
    yield Finding(
        _("Narrators of languages"),
        fine=fine,
        words=words,
        advice="" if fine else advice,
        details=tuple(details),
    )


def load_voice() -> Voice:
    """Load the narrator."""
    # Half a second and 200 MB; imported here, so that a missing library is only one finding.
    from audio.voice.hibari_voice import HibariVoice  # noqa: PLC0415

    return HibariVoice()


def write_silence(path: Path) -> None:
    """Write a tenth of a second of silence."""
    write_audio(path, [np.zeros((SAMPLE_RATE // 10, 2), np.float32)])
