"""Who speaks a sitting: the chosen narrator where all its lines are ready, else the present voice.

The present voice speaks a line in a moment; the others take about as long as the line lasts. So theirs are
prepared ahead, and two never speak in one sitting.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from audio.voice.narrator_catalog import why_missing
from audio.voice.worker import LineRequest, SpeechWorker
from player.practice.planner.steps import Plan
from player.settings.declaration import NarratorChoice
from player.sittings.planning import Planning
from player.sittings.soundtrack import Clip, Clips, plan_as_spoken, spoken_lines
from player.sittings.spoken_lines import Lines

_MOST_SOFTENED: Final = 8
"""So many steps softer are looked at; there are fewer in every preset."""


@dataclass(frozen=True)
class Readiness:
    """How much of a sitting a narrator has ready.

    Attributes:
        lines: every line that may be heard in it, whatever is pressed meanwhile, first heard first.
        missing: those that aren't ready.
    """

    lines: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True)
class Speaker:
    """Who speaks a sitting.

    Attributes:
        narrator: who.
        lines: the lines, as that narrator speaks them.
        words: what there is to say where it isn't the one that was wanted; empty otherwise.
    """

    narrator: NarratorChoice
    lines: Lines
    words: str = ""


class Narration:
    """Chooses who speaks each sitting.

    Args:
        heart: the lines of the present voice.
        make: makes a speech worker for a narrator, by name.
        missing: says what a narrator lacks to speak on this machine; empty where nothing.
    """

    def __init__(
        self,
        heart: Lines,
        make: Callable[[str], SpeechWorker],
        missing: Callable[[str], str] = why_missing,
    ) -> None:
        self._heart = heart
        self._make = make
        self._missing = missing
        self._workers: dict[NarratorChoice, SpeechWorker] = {}

    def speaker(self, planning: Planning, wanted: NarratorChoice) -> Speaker:
        """Who speaks a sitting that begins now. Where it isn't the wanted one, preparing stops for now.

        Args:
            planning: of the sitting.
            wanted: who is wanted.
        """
        if not self._slow(planning, wanted):
            words = "" if wanted is NarratorChoice.HEART else self._missing(wanted.value)
            return Speaker(NarratorChoice.HEART, self._heart, _not_here(wanted, words) if words else "")
        worker = self._worker(wanted)
        found = readiness(planning, _kept_by(worker, planning))
        if found.whole:
            return Speaker(wanted, Lines(worker))
        self.pause()
        return Speaker(NarratorChoice.HEART, self._heart, _not_ready(wanted, found))

    def pause(self) -> None:
        """Prepare nothing until asked again."""
        for worker in self._workers.values():
            worker.close()
        self._workers.clear()

    def _slow(self, planning: Planning, wanted: NarratorChoice) -> bool:
        """Whether the wanted narrator can speak here and has to prepare its lines."""
        spoken = planning.choices.spoken and wanted is not NarratorChoice.HEART
        return spoken and not self._missing(wanted.value)

    def _worker(self, wanted: NarratorChoice) -> SpeechWorker:
        if wanted not in self._workers:
            # One at a time: each holds half a gigabyte.
            self.pause()
            self._workers[wanted] = self._make(wanted.value)
        return self._workers[wanted]


def _kept_by(worker: SpeechWorker, planning: Planning) -> Callable[[str], Clip | None]:
    def kept(text: str) -> Clip | None:
        line = worker.kept(LineRequest(text, planning.words_per_minute))
        return None if line is None else Clip(line.clip, line.frames)

    return kept


def _not_here(wanted: NarratorChoice, missing: str) -> str:
    return f"{wanted.given_name} can't speak here: {missing}. Heart speaks."


def _not_ready(wanted: NarratorChoice, found: Readiness) -> str:
    ready, of = len(found.lines) - len(found.missing), len(found.lines)
    return f"{wanted.given_name} has {ready} of the {of} lines ready, so Heart speaks this sitting."


def readiness(planning: Planning, kept: Callable[[str], Clip | None]) -> Readiness:
    """How much of a sitting is ready.

    Args:
        planning: what the sitting is planned from.
        kept: the clip of a line at the planning's pace, where it is ready.
    """
    found: dict[str, Clip | None] = {}

    def prepared(texts: Iterable[str]) -> Clips:
        found.update({text: kept(text) for text in texts if text not in found})
        return {text: clip for text in texts if (clip := found.get(text)) is not None}

    plan, _ = plan_as_spoken(planning.fresh, prepared, planning.estimated)
    for other in _ways_on(planning, plan):
        prepared(spoken_lines(other))
    return Readiness(tuple(found), tuple(text for text, clip in found.items() if clip is None))


def _ways_on(planning: Planning, plan: Plan) -> Iterable[Plan]:
    """The plans that the sitting may turn into, from its first step on."""
    yield planning.rest(plan, 1, 0, planning.estimated, grounding_only=True)
    softened = 0
    while softened < _MOST_SOFTENED and planning.can_soften(softened):
        softened += 1
        yield planning.rest(plan, 1, softened, planning.estimated)


def narrator_wanted(*choices: NarratorChoice, language: str) -> NarratorChoice:
    """The first choice that isn't left open; else whoever reads the text's English.

    Args:
        choices: the person's own first.
        language: of the text: a language tag such as en or en-GB.
    """
    chosen = next((choice for choice in choices if choice is not NarratorChoice.OPEN), None)
    if chosen is not None:
        return chosen
    return NarratorChoice.EMMA if language.lower().startswith("en-gb") else NarratorChoice.HEART
