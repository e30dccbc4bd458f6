"""Who speaks the sitting: the choice, how far that narrator is, and a sample."""

from dataclasses import replace

from audio.voice.languages.language_narrator import LanguageNarrator, speaks_at_once
from player.language.catalogue import _
from player.practice.display_text import isolated
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.resolved_choices import narrator_locked
from player.sittings.narration import NOT_RECORDED, Narration, narrator_of, scripted, who_speaks
from player.sittings.planning import Planning
from player.sittings.recorded_lines import RecordedVoice
from player.window.briefing.state import ChoiceGroup
from player.window.intents import OpenOwnVoice
from player.window.parts import Lazy, SettingsStore, SoundSource
from player.window.shared.narrators.described import readiness_words
from player.window.shared.narrators.sample import HearSample, NarratorSample, StopSample
from player.window.state import Option

NARRATOR = "narrator"
RECORD = _("Record it…")
RECORD_MORE = _("Its recorded lines…")
PARTLY_SHOWN = _("Lines that aren't recorded, or have changed since, may be there to read only.")
PARTLY = _("Heart speaks the lines that aren't recorded, or have changed since.")


class NarratorChoosing:
    """Shows who can speak here, and gets the chosen narrator's lines ready.

    Args:
        narration: chooses who speaks.
        settings_store: whom the person wants usually.
        sound: plays samples.
    """

    def __init__(
        self, narration: Lazy[Narration], settings_store: SettingsStore, sound: Lazy[SoundSource]
    ) -> None:
        self._narration = narration
        self._settings_store = settings_store
        self._sample = NarratorSample(narration, settings_store, sound)
        self._recorded: tuple[Planning | None, RecordedVoice | None] = None, None

    def usual(self, planning: Planning) -> Planning:
        """The planning with whom the person wants usually."""
        narrator = self._settings_store.current.narrator
        return replace(planning, choices=replace(planning.choices, narrator=narrator))

    def look_ahead(self, planning: Planning) -> None:
        """Get the lines ready from now on."""
        self._narration.get().look_ahead(planning)

    def groups(self, planning: Planning) -> tuple[ChoiceGroup, ...]:
        """The choice, where there is one: none in a sitting of text, and where only one can speak."""
        if not planning.choices.spoken:
            return ()
        if planning.language_narrator is not None:
            return self._in_its_language(planning, planning.language_narrator)
        wanted, missing = narrator_of(planning), self._narration.get().missing
        person = self._person(planning)
        left_out = (
            {NarratorChoice.OPEN} if person is not None else {NarratorChoice.OPEN, NarratorChoice.RECORDED}
        )
        able = [narrator for narrator in NarratorChoice if narrator not in left_out and not missing(narrator)]
        if wanted is NarratorChoice.RECORDED and person is None:
            wanted = NarratorChoice.HEART
        if narrator_locked(planning.pacing):
            able = [wanted] if wanted in able else []
        note = self._note(planning)
        if len(able) < 2 and not note:  # noqa: PLR2004 - a choice needs two
            return ()
        options = tuple(Option(narrator.value, _words(narrator, person)) for narrator in able)
        offer = self._sample.offer(wanted)
        return (ChoiceGroup(NARRATOR, _("Who speaks"), options, wanted.value, note, offer),)

    def _in_its_language(self, planning: Planning, own: LanguageNarrator) -> tuple[ChoiceGroup, ...]:
        """The narrator of another language, and whoever recorded the practice."""
        person, recorded = self._person(planning), NarratorChoice.RECORDED
        note = self._note_of(planning, own)
        if person is None and not note:
            return ()
        options: tuple[Option, ...] = (Option(NarratorChoice.OPEN.value, own.name),)
        if person is not None:
            options = (*options, Option(recorded.value, _words(recorded, person)))
        by_person = person is not None and narrator_of(planning) is recorded
        chosen = recorded if by_person else NarratorChoice.OPEN
        return (ChoiceGroup(NARRATOR, _("Who speaks"), options, chosen.value, note, None),)

    def _note_of(self, planning: Planning, own: LanguageNarrator) -> str:
        """How far the narrator of another language is; nothing of one who speaks at once."""
        narration = self._narration.get()
        if who_speaks(planning) != own:
            return PARTLY_SHOWN
        if narration.problem or narration.found is None or speaks_at_once(own):
            return narration.problem
        return readiness_words(own, narration.found, planning.words_per_minute)

    def _person(self, planning: Planning) -> RecordedVoice | None:
        """Whoever recorded the practice, looked for once and not each time the page is shown."""
        if self._recorded[0] is not planning:
            self._recorded = planning, self._narration.get().recorded_voice(planning)
        return self._recorded[1]

    def recording(self, planning: Planning) -> tuple[OpenOwnVoice, str] | None:
        """Where this practice is recorded line by line, and what the button to it says.

        None where no line would be heard in a person's voice: in a sitting of text, in quiet time and with a
        recording, in one that goes on, and where a clinician chose another narrator.
        """
        if not planning.choices.spoken or planning.goes_on is not None or not scripted(planning):
            return None
        if narrator_locked(planning.pacing) and narrator_of(planning) is not NarratorChoice.RECORDED:
            return None
        words = RECORD if self._person(planning) is None else RECORD_MORE
        return OpenOwnVoice(planning.script.id, planning.pacing.id), words

    def _note(self, planning: Planning) -> str:
        narration, wanted = self._narration.get(), narrator_of(planning)
        if self._sample.words:
            return self._sample.words
        if wanted is NarratorChoice.RECORDED:
            return PARTLY if self._person(planning) is not None else NOT_RECORDED
        if narration.missing(wanted):
            return _(
                "{given_name} isn't installed on this computer, so Heart speaks. Settings tells how "
                "to add more voices."
            ).format(given_name=wanted.given_name)
        if narration.problem:
            return _("Heart speaks: {problem}").format(problem=narration.problem)
        if narration.found is None:
            return ""
        return readiness_words(wanted, narration.found, planning.words_per_minute)

    def handle(self, intent: HearSample | StopSample) -> None:
        """A sample, or none any longer."""
        self._sample.handle(intent)

    def tick(self) -> None:
        """Take in what became ready."""
        self._sample.tick()
        self._narration.get().tick()

    def leave(self) -> None:
        """No sample is heard any longer; whoever comes back may have recorded the practice meanwhile."""
        self._sample.stop()
        self._recorded = None, None


def _words(narrator: NarratorChoice, person: RecordedVoice | None) -> str:
    if narrator is NarratorChoice.RECORDED and person is not None:
        return _("Recorded by {isolated}").format(isolated=isolated(person.by))
    return narrator.words
