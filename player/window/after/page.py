"""After a sitting: how it is now, and a sentence, all of it optional."""

from dataclasses import replace

from player.language.catalogue import in_english
from player.practice.units import Seconds
from player.records.store.entries import EventKind, NoteKind
from player.sittings.sitting_log import SittingLog
from player.window.after.describe import after_view
from player.window.after.state import AfterView, OpenWhy, Reflect, SayWhy
from player.window.destinations import WriteAboutUnwanted
from player.window.intents import Destination, Intent
from player.window.pacing_choice import PacingChoice
from player.window.parts import Clocks, Lazy, LogAccess, Messages, SettingsStore
from player.window.shared.ladder import StayHere, StepFurther
from player.window.shared.ladder_described import step_offer, stepped
from player.window.shared.ladder_offers import further
from player.window.shared.questionnaire_offers import AssignedQuestionnaires, QuestionnaireOffers
from player.window.shared.rating import MoodView, PassMood, Rate, SayEnergy, SayMood
from player.window.shared.rating_described import MOOD_AFTER, mood_view
from player.window.shared.unwanted_note import OpenUnwanted
from player.window.shared.writing import Unsaved


class AfterPage:
    """What was practised, and room for a sentence. After easing back the rating was asked already."""

    def __init__(
        self,
        *,
        assigned_questionnaires: Lazy[AssignedQuestionnaires],
        clocks: Clocks,
        messages: Messages,
        pacing_choice: PacingChoice,
        session_log: LogAccess,
        settings_store: SettingsStore,
        log: SittingLog,
        title: str,
        heard: Seconds,
        stopped: bool,
        as_planned: bool = False,
        asks: bool = True,
        asks_mood: bool = False,
    ) -> None:
        self._messages = messages
        self._settings_store = settings_store
        self._log = log
        self._title = title
        self._heard = heard
        self._stopped = stopped
        # After easing back the rating was asked already.
        self._asks = asks and not stopped
        self._rating: int | None = None
        self._answered = False
        self._reflection = ""
        self._kept: dict[NoteKind, str] = {}
        self._unsaved = Unsaved(clocks, session_log)
        self._mood = mood_view(MOOD_AFTER) if asks_mood and self._asks else None
        self._mood_kept = False
        self._why, self._why_said, self._why_open = "", False, False
        self._offering = QuestionnaireOffers(assigned_questionnaires.get(), lambda: log.sitting)
        # After a sitting that was stopped or softened, further is not what anybody asked for.
        self._further = further(pacing_choice, settings_store) if as_planned and not stopped else None
        self._style = pacing_choice.in_force().pacing.check_in_style

    def view(self) -> AfterView:
        """The screen as it is now."""
        view = after_view(
            self._title,
            self._heard,
            stopped=self._stopped,
            asks=self._asks,
            reflection=self._reflection,
            rating=self._rating,
            declined=self._answered and self._rating is None,
            messages=self._messages.shown,
            style=self._style,
            highest=self._log.scale.highest,
        )
        words, offers = step_offer(self._further)
        # One thing at a time, and after a stop nothing more; what is due is offered under Practise too.
        asked_words, asked = ("", ()) if self._stopped or offers else self._offering.shown()
        may_say_why = self._stopped and not self._why_said and self._log.sitting is not None
        return replace(
            view,
            offer_words=words,
            offers=offers,
            asked_words=asked_words,
            asked=asked,
            can_write=self._log.sitting is not None,
            # One thing at a time: after the number, and not for somebody who would rather not say.
            mood=self._mood if self._rating is not None else None,
            may_say_why=may_say_why and not self._why_open,
            why_open=may_say_why and self._why_open,
            why=self._why,
        )

    def handle(self, intent: Intent) -> Destination | None:
        """A rating, once; the sentence as it is typed."""
        match intent:
            case Rate(value) if self._asks and not self._answered:
                self._rating, self._answered = value, True
                self._log.rate_after(value)
            case SayMood() | SayEnergy() | PassMood():
                self._say_mood(intent)
            case Reflect(text):
                self._reflection = text
                self._unsaved.typed()
            case OpenWhy():
                self._why_open = True
            case SayWhy(text) if not self._why_said:
                self._why = text
                self._unsaved.typed()
            case StepFurther() if self._further is not None:
                self._settings_store.change(own_rung=int(self._further))
                self._messages.say("ladder", stepped(self._further))
                with in_english():
                    further = f"a step further: {self._further.words}"
                self._log.note(EventKind.CHOSEN, further)
                self._further = None
            case StayHere():
                self._further = None
            case OpenUnwanted() if self._log.sitting is not None:
                return WriteAboutUnwanted(self._log.sitting, self._title)
            case _:
                return self._offering.handle(intent)
        return None

    def _say_mood(self, intent: SayMood | SayEnergy | PassMood) -> None:
        """Take one of the two; each can be changed until the other was said too."""
        if self._mood is None or self._mood.answered:
            return
        match intent:
            case SayMood(value):
                self._mood = replace(self._mood, mood=value)
            case SayEnergy(value):
                self._mood = replace(self._mood, energy=value)
            case PassMood():
                self._mood = replace(self._mood, declined=True)
        if self._mood.answered:
            self._keep_mood(self._mood)

    def _keep_mood(self, said: MoodView) -> None:
        """Keep what was said, once; what was left open beside it was passed over."""
        if not self._mood_kept and (said.declined or said.mood is not None or said.energy is not None):
            self._mood_kept = True
            self._log.mood_after(said.mood, said.energy)

    def leave(self) -> None:
        """Keep the sentences. Called however the screen is left, closing the window included."""
        if self._mood is not None:
            self._keep_mood(self._mood)
        self._keep_sentences()
        if self._why.strip():
            self._why_said = True

    def _keep_sentences(self) -> None:
        self._unsaved.stored()
        for kind, text in ((NoteKind.STOP_REASON, self._why), (NoteKind.REFLECTION, self._reflection)):
            if text != self._kept.get(kind, ""):
                self._log.reflect(text, kind)
                self._kept[kind] = text

    def tick(self) -> Destination | None:
        """Keep what was typed, in time for a power cut."""
        if self._unsaved.due:
            self._keep_sentences()
        return None
