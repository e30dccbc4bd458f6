"""``kindpace list``: lists the practices, the questionnaires or the paths."""

import argparse
from collections.abc import Mapping
from typing import Any

from audio.voice.languages.language_narrator import NamedNarrator
from player.cli.errors import Exit
from player.cli.path_listing import list_paths
from player.cli.reporting import Rows, in_words, show
from player.cli.terminal import print_json, tell
from player.language.catalogue import _
from player.library.catalog import Library
from player.library.languages.languages import Languages
from player.library.languages.narrators_in_words import narrators_in_words
from player.library.questionnaire_catalog import Questionnaires
from player.library.unsayable_lines import NARRATOR_SPEAKS, spoken_here, unsayable_count, unsayable_in_words
from player.practice.choices import Choices
from player.practice.script.model import Script
from player.records.measures.own_words import words_shown
from player.records.measures.questionnaires import Questionnaire
from player.settings.file import wanted_language
from player.sittings.planning import Planning
from player.system.folders import find_folders


def run(asked: argparse.Namespace) -> int:
    """Print the list as a table or as JSON, and the files that can't be used to standard error."""
    if asked.questionnaires:
        return _questionnaires(as_json=asked.json)
    if asked.paths:
        return list_paths(asked.preset, as_json=asked.json)
    with in_words():
        folders = find_folders()
        library = Library(folders, language=wanted_language(folders.config))
        scripts = library.scripts()
        spoken = narrators_in_words(library.languages, {})
        problems = library.problems()
        reasons = _reasons(library, asked.preset) if asked.preset else {}
    if asked.json:
        named = library.languages.narrator
        print_json([as_json(script, named(script.language), reasons.get(script.id)) for script in scripts])
    else:
        _show_practices(scripts, reasons, library.languages)
        tell(NARRATOR_SPEAKS, *spoken)
    for problem in problems:
        tell(str(problem))
    return Exit.FINE


def _reasons(library: Library, preset: str) -> dict[str, str]:
    """Why each practice isn't offered under a preset, by its id; empty text for a practice that is.

    Raises:
        NotUsableError, LibraryError: the preset can't be used.
    """
    pacing = library.preset(preset)
    plannings = (Planning.in_its_language(library, script, pacing, Choices()) for script in library.scripts())
    return {planning.script.id: planning.why_not() for planning in plannings}


def as_json(script: Script, named: NamedNarrator | None = None, reason: str | None = None) -> dict[str, Any]:
    """One practice as ``list --json`` shows it (``docs/schemas/list.schema.json``).

    Args:
        script: the practice.
        named: the narrator that is named for its language; None where nobody is.
        reason: why it isn't offered under the preset asked for, empty if it is; None without a preset.
    """
    offered = {} if reason is None else {"offered": not reason, "reason": reason}
    return {
        "id": script.id,
        "title": script.title,
        "components": [component.value for component in script.components],
        "rungs": [int(rung) for rung in script.rungs],
        "minutes": script.minutes,
        "language": script.language,
        "narrated": spoken_here(script.language, named),
        "lines_not_spoken": unsayable_count(script, named),
        **offered,
    }


def _questionnaires(*, as_json: bool) -> int:
    with in_words():
        files = Questionnaires(find_folders())
        found, problems = files.all(), files.problems()
    if as_json:
        print_json([questionnaire_as_json(questionnaire) for questionnaire in found])
    else:
        rows = Rows(_("id"), _("items"), _("at most every"), _("what it is"))
        for questionnaire in found:
            _add_questionnaire(rows, questionnaire)
        show(rows)
    for problem in problems:
        tell(str(problem))
    return Exit.FINE


def _add_questionnaire(rows: Rows, questionnaire: Questionnaire) -> None:
    interval = (
        _("{every_days} days").format(every_days=questionnaire.every_days)
        if questionnaire.every_days > 1
        else _("day")
    )
    words = words_shown(questionnaire.title)
    if not questionnaire.askable:
        words = _("{words}. Its items are not here. {permission}").format(
            words=words, permission=words_shown(questionnaire.permission)
        )
    rows.add(questionnaire.id, str(questionnaire.item_count), interval, words)


def questionnaire_as_json(questionnaire: Questionnaire) -> dict[str, Any]:
    """One questionnaire as ``list --questionnaires --json`` shows it."""
    return {
        "id": questionnaire.id,
        "title": questionnaire.title,
        "items": questionnaire.item_count,
        "items_are_here": questionnaire.askable,
        "at_most_every_days": questionnaire.every_days,
        "citation": questionnaire.citation,
        "permission": questionnaire.permission,
        "sha256": questionnaire.hash,
    }


def _show_practices(scripts: tuple[Script, ...], reasons: Mapping[str, str], languages: Languages) -> None:
    rows = Rows(_("id"), _("minutes"), _("rungs"), _("what it is"))
    for script in scripts:
        rungs = " ".join(str(int(rung)) for rung in script.rungs)
        reason = reasons.get(script.id, "")
        words = _("Not with this preset. {reason}").format(reason=reason) if reason else script.about
        named = languages.narrator(script.language)
        if not spoken_here(script.language, named):
            words = _("{words} In another language ({language}): text only.").format(
                words=words, language=script.language
            )
        elif unsaid := unsayable_in_words(script, named):
            words = f"{words} {unsaid}"
        rows.add(script.id, f"{script.minutes:g}", rungs, f"{script.title}. {words}")
    show(rows)
