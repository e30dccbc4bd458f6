"""Who speaks a sitting: the chosen narrator where all its lines are ready, else the present voice.

The present voice speaks a line in a moment; the others take about as long as the line lasts. So theirs are
prepared ahead, and two never speak in one sitting. Another language has a narrator of its own, or is text.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from audio.voice.languages.language_narrator import LanguageNarrator, Speaking, speaks_at_once
from audio.voice.narrator_catalog import why_missing
from audio.voice.worker import FailedLine, PreparedLine
from player.language.catalogue import _
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.resolved_choices import effective_choices
from player.sittings.planning import Planning, QuietPlanning, RecordingPlanning
from player.sittings.readiness import Readiness, lines_that_may_come, readiness
from player.sittings.recorded_lines import RecordedLines, RecordedVoice, nobody
from player.sittings.soundtrack import Clip
from player.sittings.spoken_lines import Lines, LineWorker, line_request

SAMPLE: Final = (
    "You are welcome here, just as you are. If you like, you could let your eyes rest on something near you."
)
"""What a narrator's sample says."""

SAMPLE_PACE: Final = 105.0
"""Words a minute: Gentle's."""


NO_VOICE: Final = _("No voice is installed here.")
NOT_RECORDED: Final = _("Nobody recorded this practice here, so Heart speaks.")


Who = NarratorChoice | LanguageNarrator
"""One of Kindpace's own narrators, or the one that a language's folder names."""


@dataclass(frozen=True)
class Speaker:
    """Who speaks a sitting.

    Attributes:
        narrator: who.
        lines: the lines, as that narrator speaks them.
        words: what there is to say where it isn't the one that was wanted; empty otherwise.
    """

    narrator: Who
    lines: Lines
    words: str = ""


@dataclass(frozen=True)
class _Voice:
    worker: LineWorker
    lines: Lines


class Narration:
    """Chooses who speaks each sitting, and gets the lines of the next one ready.

    Args:
        heart: the lines of the present voice.
        make: makes a speech worker for one of Kindpace's own narrators, by name, or for a language's.
        missing: says what a narrator lacks to speak on this machine; empty where nothing.
        recorded_voice: finds the recorded lines of a practice, by its id.
    """

    def __init__(
        self,
        heart: Lines,
        make: Callable[[Speaking], LineWorker],
        missing: Callable[[str], str] = why_missing,
        recorded_voice: Callable[[str], RecordedVoice | None] = nobody,
    ) -> None:
        self._heart = heart
        self._make = make
        self._look_for_missing = missing
        self._recorded_voice = recorded_voice
        self._missing_of: dict[NarratorChoice, str] = {}
        self._voices: dict[Who, _Voice] = {}
        self._ahead: Planning | None = None
        self._found: Readiness | None = None
        self._tried: tuple[NarratorChoice, str] | None = None
        self._sitting: LineWorker | None = None

    # ------------------------------------------------------------------ a sitting that begins

    def speaker(self, planning: Planning) -> Speaker:
        """Who speaks a sitting that begins now. Where it isn't the wanted one, preparing stops for now.

        Args:
            planning: of the sitting.
        """
        wanted = who_speaks(planning)
        self._end_sitting()
        if not self._prepared(planning, wanted):
            self.pause()
            return self._at_once(planning, narrator_of(planning))
        voice = self._voice(wanted)
        at_once = isinstance(wanted, LanguageNarrator) and speaks_at_once(wanted)
        found = None if at_once else readiness(planning, _kept_by(voice.worker, planning))
        if found is None or found.whole:
            self._ahead = self._found = None
            # Whatever is got ready beside a sitting that waits has a worker of its own.
            self._sitting = self._voices.pop(wanted).worker
            return Speaker(wanted, _with_what_may_come(voice.worker, planning))
        self.pause()
        if isinstance(wanted, LanguageNarrator):
            return Speaker(wanted, Lines(None), _only_shown(wanted, found))
        return Speaker(NarratorChoice.HEART, self._heart, _not_ready(wanted, found))

    def _at_once(self, planning: Planning, wanted: NarratorChoice) -> Speaker:
        """Who speaks without preparing: whoever recorded the practice, or else Heart."""
        heart = self._filling(planning)
        person = self.recorded_voice(planning) if wanted is NarratorChoice.RECORDED else None
        if person is not None:
            return Speaker(wanted, RecordedLines(heart, person.recorded))
        return Speaker(NarratorChoice.HEART, heart, self._why_not(planning, wanted))

    def _filling(self, planning: Planning) -> Lines:
        """What isn't recorded. In a language that nobody speaks at once, that is there as text."""
        own = planning.language_narrator
        if own is None or not speaks_at_once(own):
            return self._heart if planning.narrated else Lines(None)
        self._sitting = self._make(own)
        return Lines(self._sitting)

    def pause(self) -> None:
        """End all preparing; no sitting may be under way."""
        self._ahead = self._found = self._tried = None
        self._end_sitting()
        self._stop()

    def _end_sitting(self) -> None:
        if self._sitting is not None:
            self._sitting.close()
            self._sitting = None

    def _stop(self) -> None:
        for voice in self._voices.values():
            voice.worker.close()
        self._voices.clear()

    def _why_not(self, planning: Planning, wanted: NarratorChoice) -> str:
        """Why the wanted narrator doesn't speak; empty where nobody asked for it."""
        if wanted is NarratorChoice.HEART or not planning.choices.spoken or chosen_by_language(planning):
            return ""
        if wanted is NarratorChoice.RECORDED:
            return NOT_RECORDED if scripted(planning) else ""
        words = self.missing(wanted)
        if words:
            return _("{given_name} can't speak here: {words}. Heart speaks instead.").format(
                given_name=wanted.given_name, words=words
            )
        return _(
            "The recording is still being looked through, so Heart speaks instead of {given_name}."
        ).format(given_name=wanted.given_name)

    def _prepared(self, planning: Planning, wanted: Who) -> bool:
        """Whether who is wanted can speak here, and has lines that are prepared ahead."""
        if not planning.choices.spoken:
            return False
        if not isinstance(wanted, LanguageNarrator):
            at_once = wanted in {NarratorChoice.HEART, NarratorChoice.RECORDED} or not planning.narrated
            if at_once or self.missing(wanted):
                return False
        # Until it is known whole, a recording may come to need other lines.
        return not isinstance(planning, RecordingPlanning) or planning.recording().complete

    def recorded_voice(self, planning: Planning) -> RecordedVoice | None:
        """The recorded lines of a sitting's practice; None where nobody recorded it, or nothing is spoken."""
        if not planning.choices.spoken or not scripted(planning):
            return None
        return self._recorded_voice(planning.script.id)

    def _voice(self, wanted: Who) -> _Voice:
        if wanted not in self._voices:
            # One at a time: each holds half a gigabyte.
            self._stop()
            worker = self._make(wanted if isinstance(wanted, LanguageNarrator) else wanted.value)
            self._voices[wanted] = _Voice(worker, Lines(worker))
        return self._voices[wanted]

    # ------------------------------------------------------------------ a sitting ahead

    def look_ahead(self, planning: Planning) -> None:
        """Get the lines ready that this sitting may need, and those of no other; ``tick`` goes on with it."""
        self._ahead = planning if self._prepared(planning, who_speaks(planning)) else None
        self._found = None
        if self._tried is not None:
            return
        if self._ahead is None:
            self._stop()
        else:
            self._look()

    @property
    def ahead(self) -> Planning | None:
        """The sitting whose lines are got ready; None where there is none, or nothing has to be."""
        return self._ahead

    @property
    def found(self) -> Readiness | None:
        """How much of the sitting ahead is ready; None where none has to be prepared."""
        return self._found

    @property
    def problem(self) -> str:
        """Why a line of the sitting ahead can't be spoken; empty while all can."""
        voice = None if self._ahead is None else self._voices.get(who_speaks(self._ahead))
        return next(iter(voice.lines.problems), "") if voice is not None else ""

    def tick(self) -> None:
        """Take in what became ready, and ask for what turns out to be needed besides."""
        if self._ahead is None or self._tried is not None:
            return
        voice = self._voices.get(who_speaks(self._ahead))
        if voice is None or self._found is None:
            # A sample came between.
            self._look()
        elif voice.lines.poll():
            self._take_in(voice)

    def _look(self) -> None:
        if self._ahead is None:
            return
        voice = self._voice(who_speaks(self._ahead))
        self._found = readiness(self._ahead, _kept_by(voice.worker, self._ahead))
        voice.lines.request(self._found.missing, self._ahead.words_per_minute)

    def _take_in(self, voice: _Voice) -> None:
        if self._ahead is None or self._found is None:
            return
        clips, pace = voice.lines.clips(self._ahead.words_per_minute), self._ahead.words_per_minute
        self._found = replace(
            self._found, missing=tuple(text for text in self._found.missing if text not in clips)
        )
        if all(voice.lines.settled(text, pace) for text in self._found.missing):
            # Their real lengths may make room for other lines.
            self._look()

    # ------------------------------------------------------------------ samples

    def sample(self, narrator: NarratorChoice) -> Clip | str | None:
        """A narrator's sample, asked for until it is ready: None so far, or why it can't be spoken."""
        return self.trial_line(narrator, SAMPLE)

    def trial_line(self, narrator: NarratorChoice, text: str) -> Clip | str | None:
        """One line outside a sitting, asked for until it is ready: None so far, or why it can't be spoken."""
        if self._tried != (narrator, text):
            kept = self._kept_line(narrator, text)
            if kept is not None:
                return kept
            self._tried = (narrator, text)
            self._lines_of(narrator).request([text], SAMPLE_PACE)
        lines = self._lines_of(narrator)
        lines.poll()
        clip = lines.clips(SAMPLE_PACE).get(text)
        if clip is None and lines.settled(text, SAMPLE_PACE):
            return next(iter(lines.problems), NO_VOICE)
        return clip

    def end_trial(self) -> None:
        """Wait for no such line any longer."""
        self._tried = None

    def missing(self, narrator: NarratorChoice) -> str:
        """What a narrator lacks to speak on this machine; empty where nothing."""
        if narrator is NarratorChoice.RECORDED:
            return ""
        if narrator not in self._missing_of:
            self._missing_of[narrator] = self._look_for_missing(narrator.value)
        return self._missing_of[narrator]

    def _lines_of(self, narrator: NarratorChoice) -> Lines:
        return self._heart if narrator is NarratorChoice.HEART else self._voice(narrator).lines

    def _kept_line(self, narrator: NarratorChoice, text: str) -> Clip | None:
        if narrator is NarratorChoice.HEART:
            return None
        running = self._voices.get(narrator)
        worker = self._make(narrator.value) if running is None else running.worker
        line = worker.kept(line_request(text, SAMPLE_PACE))
        if running is None:
            worker.close()
        return None if line is None else Clip(line.clip, line.frames)


class _NarratorsLines(Lines):
    """Lines of a slow narrator: those that nobody asked for become ready unnoticed."""

    def __init__(self, worker: LineWorker) -> None:
        super().__init__(worker)
        self._asked: set[str] = set()
        self._news = False

    def request(self, texts: Sequence[str], words_per_minute: float) -> None:
        """See ``Lines``."""
        self._asked.update(texts)
        super().request(texts, words_per_minute)

    def poll(self) -> bool:
        """Store the lines that became ready; True if one of them was asked for."""
        self._news = False
        super().poll()
        return self._news

    def _store(self, result: PreparedLine | FailedLine) -> None:
        self._news = self._news or result.text in self._asked
        super()._store(result)


def _with_what_may_come(worker: LineWorker, planning: Planning) -> Lines:
    """The lines of a sitting; what "Softer" and "Skip" may bring besides is prepared while it is heard."""
    kept = _kept_by(worker, planning)
    missing = [text for text in lines_that_may_come(planning) if kept(text) is None]
    if missing:
        worker.prepare([line_request(text, planning.words_per_minute) for text in missing])
    return _NarratorsLines(worker)


def _kept_by(worker: LineWorker, planning: Planning) -> Callable[[str], Clip | None]:
    def kept(text: str) -> Clip | None:
        line = worker.kept(line_request(text, planning.words_per_minute))
        return None if line is None else Clip(line.clip, line.frames)

    return kept


def _not_ready(wanted: NarratorChoice, found: Readiness) -> str:
    ready, of = len(found.lines) - len(found.missing), len(found.lines)
    return _("{given_name} has {ready} of the {of} lines ready, so Heart speaks this sitting.").format(
        given_name=wanted.given_name, ready=ready, of=of
    )


def _only_shown(wanted: LanguageNarrator, found: Readiness) -> str:
    ready, of = len(found.lines) - len(found.missing), len(found.lines)
    return _("{given_name} has {ready} of the {of} lines ready, so this sitting is there to read.").format(
        given_name=wanted.given_name, ready=ready, of=of
    )


def scripted(planning: Planning) -> bool:
    """Whether a sitting's lines are a script's, so that somebody may have recorded them."""
    return not isinstance(planning, RecordingPlanning | QuietPlanning)


missing_here: Final = cache(why_missing)
"""What a narrator lacks here, looked for once: it is asked while a page is shown."""


def narrator_of(planning: Planning, missing: Callable[[str], str] = missing_here) -> NarratorChoice:
    """Who is wanted: whom the person or the pacing chose, else whoever reads the text's English.

    A script marked ``en-GB`` is Emma's. One marked only ``en`` is hers where it is spelt as in Britain and
    she can speak here; otherwise Heart's.

    Args:
        planning: of the sitting.
        missing: says what a narrator lacks to speak here, by name; empty where nothing.
    """
    chosen = effective_choices(planning.pacing, planning.choices).narrator
    if chosen is not NarratorChoice.OPEN:
        return chosen
    language = planning.script.language.lower()
    british = language.startswith("en-gb")
    by_spelling = language == "en" and planning.spelt_british and not missing(NarratorChoice.EMMA.value)
    return NarratorChoice.EMMA if british or by_spelling else NarratorChoice.HEART


def who_speaks(planning: Planning) -> Who:
    """Who is wanted: the narrator of the sitting's language, unless somebody's recording of it is wanted.

    Kindpace's own narrators are chosen between for English alone.
    """
    chosen, own = narrator_of(planning), planning.language_narrator
    return chosen if own is None or chosen is NarratorChoice.RECORDED else own


def chosen_by_language(planning: Planning) -> bool:
    """Whether neither the person nor the pacing chose who speaks."""
    return effective_choices(planning.pacing, planning.choices).narrator is NarratorChoice.OPEN
