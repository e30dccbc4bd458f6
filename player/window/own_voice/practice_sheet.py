"""The sheet of the practice that is chosen, as it is heard under the preset that is chosen."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.library.catalog import Library, LibraryError, UnknownScriptError
from player.library.own_voice.sheet import Recorded, Sheet, SheetLine, sheet_of
from player.library.own_voice.store import OwnVoice, OwnVoices
from player.library.own_voice.taking_in import RecordedLineWriter
from player.practice.choices import Choices
from player.practice.errors import NotUsableError
from player.practice.files_said import file_said
from player.practice.pacing.built_in import shown_name
from player.practice.planner.steps import Plan
from player.sittings.planning import Planning
from player.system.files import write_whole
from player.window.shell.report_pdf import report_pdf


@dataclass
class PracticeSheet:
    """What is read and what is recorded of it. Read afresh whenever something was recorded.

    Attributes:
        planning, plan: of the practice under the preset.
        voices: where recorded lines are kept.
        voice: what is recorded of it; None where nothing is.
        sheet: the lines.
    """

    planning: Planning
    plan: Plan
    voices: OwnVoices
    voice: OwnVoice | None
    sheet: Sheet

    def refresh(self) -> None:
        """Look again at what is recorded.

        Raises:
            VoiceDamagedError: what is recorded can't be used.
        """
        self.voice = self.voices.of(self.planning.script.id)
        self.sheet = sheet_of(self.plan, self.voice, self.planning.estimated)

    def line(self, number: int) -> SheetLine:
        """The line with this number."""
        return self.sheet.lines[number - 1]

    def is_recorded(self, number: int) -> bool:
        """Whether the line with this number is recorded as it is now."""
        return bool(self.sheet.lines) and self.line(number).recorded is Recorded.YES

    def writer(self, by: str, when: datetime) -> RecordedLineWriter:
        """What stores lines of this sheet.

        Raises:
            SpeakerNameError, AnotherSpeakerError, VoiceDamagedError: see ``OwnVoices.begin``.
        """
        by = self.voice.by if self.voice is not None else by
        return RecordedLineWriter(self.voices, self.voices.begin(self.planning.script, by), self.sheet, when)

    def next_missing(self, number: int) -> int:
        """The next line after this one that isn't recorded as it is now, or this one where all are."""
        lines = self.sheet.lines
        order = (*lines[number:], *lines[: number - 1])
        return next((line.number for line in order if line.recorded is not Recorded.YES), number)


def practice_sheet(library: Library, voices: OwnVoices, practice: str, preset: str) -> PracticeSheet | str:
    """The sheet of a practice under a preset; or why there is none, in words."""
    try:
        script, pacing = library.script(practice), library.preset(preset)
        planning = Planning.in_its_language(library, script, pacing, Choices())
        reason = planning.why_not()
        if reason:
            return _("{title} isn't offered under {name}. {reason}").format(
                title=script.title, name=shown_name(pacing), reason=reason
            )
        plan, voice = planning.fresh(planning.estimated), voices.of(script.id)
    except NotUsableError as error:
        return "\n".join(str(problem) for problem in error.problems)
    except UnknownScriptError as error:
        return error.gone
    except LibraryError as error:
        return str(error)
    return PracticeSheet(planning, plan, voices, voice, sheet_of(plan, voice, planning.estimated))


def written_sheet(path: Path, html: str, title: str) -> str:
    """Write a sheet as PDF. Returns what there is to say."""
    try:
        write_whole(path, report_pdf(html, title, pages=0))
    except OSError as error:
        return _("Nothing could be written to {path}: {value}.").format(
            path=file_said(path), value=system_words(error)
        )
    return _("Saved: {path}.").format(path=file_said(path))
