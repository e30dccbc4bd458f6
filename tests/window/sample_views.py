"""Views of every screen with realistic words, for the pictures and the window's tests."""

from dataclasses import replace

from sample_clinic import CLINIC_SAMPLES, ICONS, TAMPERED
from sample_journal import (
    ENTRY_COLUMNS,
    ENTRY_EARLIER,
    ENTRY_LETTER,
    JOURNAL,
    JOURNAL_EMPTY,
    LEARN,
    LEARN_SOURCES,
    SITTING_WRITING,
)
from sample_keeping import (
    EXPORT,
    EXPORT_CLINIC,
    EXPORT_EMPTY,
    EXPORT_PAGES,
    KEEPING,
    KEEPING_ASKED,
    KEEPING_PASSPHRASE,
    KEEPING_SET_ASIDE,
    KEEPING_WAITING,
    UNLOCK,
)
from sample_log import LOG_DETAIL, LOG_DOTS, LOG_DOTS_COMPONENTS, LOG_DOTS_MOOD, LOG_TABLE, LOG_YEAR
from sample_measures import MEASURE_SAMPLES, OFFER_WORDS, OFFERS
from sample_own_voice import OWN_VOICE_SAMPLES
from sample_practise import PATH, PATH_ASKED, PRACTISE, PRESETS
from sample_settings import SETTINGS, SUPPORT
from sample_try_script import TRY_SCRIPT_SAMPLES

from player.practice.units import Rung
from player.window.after.state import AfterView
from player.window.briefing.state import BriefingView, ChoiceGroup
from player.window.ease_back.describe import PAUSED
from player.window.ease_back.state import EaseBackEasier, EaseBackEnd, EaseBackMoreGrounding, EaseBackView
from player.window.first_visit.describe import first_visit_view
from player.window.first_visit.page import WAITING
from player.window.first_visit.state import FirstStep
from player.window.intents import OpenOwnVoice, OpenSupport
from player.window.log.state import LogRow, LogView
from player.window.recording_details.state import RecordingDetailsView
from player.window.shared.ladder_described import lower_offer, step_offer
from player.window.shared.notice import NOTICE
from player.window.shared.rating import RatingView
from player.window.shared.rating_described import (
    MOOD_AFTER,
    QUESTION_AFTER,
    mood_view,
    rating_view,
)
from player.window.shared.ribbon import RibbonSegment, RibbonView, SegmentKind
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.state import QuietView, SittingView, VolumeItem
from player.window.state import OfferItem, Option, View


def _ribbon() -> RibbonView:
    voice, quiet = SegmentKind.VOICE, SegmentKind.QUIET
    parts = (
        (50, voice, 0, "Arrive", "Arrive, grounding, 50 seconds"),
        (16, quiet, 0, "", "Quiet, 16 seconds"),
        (46, voice, 1, "Notice", "Notice, mindfulness, 46 seconds"),
        (20, quiet, 1, "", "Quiet, 20 seconds"),
        (28, voice, 1, "", "Notice, mindfulness, 28 seconds"),
        (20, quiet, 1, "", "Quiet, 20 seconds"),
        (52, voice, 2, "Others too", "Others too, common humanity, 52 seconds"),
        (24, quiet, 2, "", "Quiet, 24 seconds, with a voice now and then"),
        (0, SegmentKind.CHECK_IN, 2, "", "Check-in, as long as you like"),
        (52, voice, 3, "A friend", "A friend, kindness to another, 52 seconds"),
        (24, quiet, 3, "", "Quiet, 24 seconds"),
        (40, SegmentKind.ANCHOR, 0, "Anchor", "Anchor, grounding, 40 seconds"),
        (60, voice, 0, "Return", "Return, grounding, 1 minute"),
        (20, quiet, 0, "", "Quiet, 20 seconds"),
    )
    segments, start = [], 0.0
    for duration, kind, rung, label, words in parts:
        segments.append(RibbonSegment(start, float(duration), kind, rung, label, words))
        start += duration
    return RibbonView(tuple(segments), start)


RIBBON = _ribbon()
BRIEFING = BriefingView(
    practice_id="others-too",
    title="Others too",
    asks="You will bring to mind one small hard thing, and wonder who else might know it.",
    caution="If this feels as if it makes your trouble small, the gentle wording stays with strangers and "
    "everyday slips.",
    minutes="About 5 minutes",
    longest_silence="15 seconds. A voice comes in now and then, so you are not left alone.",
    check_ins="Three times, and you can always pass",
    how_to_stop="Press Esc, or Ease back at the bottom left, at any moment. Nothing is asked.",
    choices=(
        ChoiceGroup("eyes", "Eyes", (Option("open", "Open"), Option("lowered", "Lowered")), "open"),
        ChoiceGroup(
            "anchor",
            "A place to rest your attention",
            (
                Option("sound", "Sound"),
                Option("feet", "Feet"),
                Option("hands", "Hands"),
                Option("room", "The room"),
                Option("breath", "Breath"),
            ),
            "sound",
        ),
        ChoiceGroup(
            "posture",
            "How you rest",
            (Option("sitting", "Sitting"), Option("lying", "Lying"), Option("standing", "Standing")),
            "sitting",
        ),
        ChoiceGroup(
            "voice", "Voice", (Option("spoken", "Spoken, with text"), Option("text", "Text only")), "spoken"
        ),
    ),
    ribbon=RIBBON,
    left_out=("“Yourself” is left out: this pacing stops at kindness to another.",),
    records=OpenOwnVoice("others-too", "gentle"),
    record_words="Record it…",
    notice=NOTICE,
)
BRIEFING_NO_SOUND = BriefingView(
    practice_id="others-too",
    title="Others too",
    asks=BRIEFING.asks,
    minutes=BRIEFING.minutes,
    longest_silence=BRIEFING.longest_silence,
    check_ins=BRIEFING.check_ins,
    how_to_stop=BRIEFING.how_to_stop,
    choices=BRIEFING.choices,
    ribbon=RIBBON,
    sound_message="No sound output was found, so nothing can be heard. You can sit with the words alone, "
    "at the same pace.",
    notice=NOTICE,
    ready=False,
)
SITTING = SittingView(
    title="Others too",
    status="Gentle · about 4 minutes left",
    line_before="Many people have stood where you are standing.",
    line="If it feels all right, you might picture one of them, breathing just as you are now.",
    quiet=QuietView("quiet for 5 more seconds", 0.62),
    position=212.0,
    ribbon=RIBBON,
)
SITTING_VOLUMES = replace(
    SITTING,
    volumes=(VolumeItem("voice", "Voice", 70), VolumeItem("background", "Background", 30)),
    volumes_open=True,
)
SITTING_PAUSED = SittingView(
    title="Others too",
    status="Gentle · about 4 minutes left",
    line_before="Many people have stood where you are standing.",
    line="If it feels all right, you might picture one of them, breathing just as you are now.",
    position=212.0,
    ribbon=RIBBON,
    paused=True,
    softened="One step softer",
    message="The sound output went away. The sitting is paused; press Go on when you would like to.",
)
RATING = RatingView("How hard is this moment, if you'd like to say?", "no distress", "as much as I can bear")
CHECK_IN = CheckInView(
    title="Others too",
    status="Gentle · about 2 minutes left",
    rating=RATING,
    hold_text="The floor is under your feet. There is no hurry.",
)
CHECK_IN_HUNDRED = replace(CHECK_IN, rating=rating_view(QUESTION_AFTER, highest=100))
CHECK_IN_OFFER = CheckInView(
    title="Others too",
    status="Gentle · about 2 minutes left",
    rating=RatingView(RATING.question, RATING.low_words, RATING.high_words, chosen=7),
    hold_text="The floor is under your feet. There is no hurry.",
    offer_words="That sounds like a lot. You might rest with grounding for now, or go on as before.",
    offers=(
        OfferItem("Grounding only", EaseBackMoreGrounding(), default=True),
        OfferItem("Go on as before", EaseBackEasier()),
        OfferItem("End here", EaseBackEnd()),
    ),
)
EASE_BACK = EaseBackView(
    line="You might look around, and name one colour you can see.",
)
EASE_BACK_CHOICE = EaseBackView(
    line="You can end here. That is a whole practice.",
    paused=PAUSED,
    rating=RatingView("How is it now, if you'd like to say?", "no distress", "as much as I can bear"),
    offers=(
        OfferItem("End here", EaseBackEnd(), default=True),
        OfferItem("More grounding", EaseBackMoreGrounding()),
        OfferItem("An easier practice", EaseBackEasier()),
        OfferItem("People to contact", OpenSupport()),
    ),
)
AFTER = AfterView(
    what_happened="Others too · 3 minutes · to its end",
    rating=RatingView("How is it now, if you'd like to say?", "no distress", "as much as I can bear"),
    can_write=True,
)
MOOD_ASKED = mood_view(MOOD_AFTER)
AFTER_MOOD = replace(AFTER, rating=rating_view(QUESTION_AFTER, 4), mood=MOOD_ASKED)
AFTER_MOOD_SAID = replace(AFTER_MOOD, mood=replace(MOOD_ASKED, mood=2, energy=3))
AFTER_STOPPED = AfterView(
    what_happened="Others too · 3 minutes · you stopped by choice", may_say_why=True, can_write=True
)
AFTER_WHY = replace(AFTER_STOPPED, may_say_why=False, why_open=True)
LOG = LogView(
    rows=(
        LogRow(
            "Today, 08:12",
            "Others too",
            "3 minutes",
            "stopped by choice",
            "Gentle",
            "Distress 4, then 3",
            "The tram outside was nice to listen to.",
        ),
        LogRow("Yesterday, 21:40", "A few mindful breaths", "3 minutes", "to the end", "Gentle", "Not asked"),
        LogRow("Sunday 15 November, 10:03", "Ease back", "2 minutes", "to the end", "Grounding only"),
        LogRow(
            "Sunday 15 November, 10:01",
            "Noticing without pushing away",
            "1 minute",
            "cut short by a power cut or a crash",
            "Gentle",
            "Distress 2, then skipped",
        ),
    )
)
LOG_EMPTY = LogView(rows=(), can_export=False)
SAMPLES: dict[str, View] = {
    "practise": PRACTISE,
    "first-visit": first_visit_view(FirstStep.ABOUT),
    "first-visit-pacing": first_visit_view(FirstStep.PACING),
    "first-visit-voice": replace(
        first_visit_view(FirstStep.VOICE),
        hearing=WAITING,
        volume=80,
        outputs=(Option("", "The system's own choice"), Option("speakers", "Speakers")),
    ),
    "recording-details": RecordingDetailsView(
        title="Body scan, Tuesday",
        where="It stays where it is: /home/alex/Music/body-scan.mp3",
        named="Body scan, Tuesday",
        about="From the group.",
        rungs=(Option("", "Not said"), Option("0", "Grounding"), Option("1", "Mindfulness")),
        can_copy=True,
        asked="Delete this copy?",
    ),
    "path": PATH,
    "path-asked": PATH_ASKED,
    "briefing": BRIEFING,
    "briefing-no-sound": BRIEFING_NO_SOUND,
    "briefing-not-offered": replace(
        BRIEFING,
        ready=False,
        left_out=(),
        why_not="It needs kindness to another, and this pacing stops before.",
    ),
    "sitting": SITTING,
    "sitting-volumes": SITTING_VOLUMES,
    "sitting-paused": SITTING_PAUSED,
    "sitting-writing": replace(SITTING_WRITING, ribbon=RIBBON),
    "check-in": CHECK_IN,
    "check-in-offer": CHECK_IN_OFFER,
    "check-in-hundred": CHECK_IN_HUNDRED,
    "ease-back": EASE_BACK,
    "ease-back-choice": EASE_BACK_CHOICE,
    "after": AFTER,
    "after-mood": AFTER_MOOD,
    "after-mood-said": AFTER_MOOD_SAID,
    "after-stopped": AFTER_STOPPED,
    "after-why": AFTER_WHY,
    "log": LOG_YEAR,
    "log-few": LOG,
    "log-dots": LOG_DOTS,
    "log-dots-mood": LOG_DOTS_MOOD,
    "log-dots-components": LOG_DOTS_COMPONENTS,
    "log-table": LOG_TABLE,
    "log-detail": LOG_DETAIL,
    "log-empty": LOG_EMPTY,
    "journal": JOURNAL,
    "journal-empty": JOURNAL_EMPTY,
    "critic-and-friend": ENTRY_COLUMNS,
    "kind-letter": ENTRY_LETTER,
    "journal-earlier": ENTRY_EARLIER,
    "export": EXPORT,
    "export-clinic": EXPORT_CLINIC,
    "export-pages": EXPORT_PAGES,
    "export-empty": EXPORT_EMPTY,
    "keeping": KEEPING,
    "keeping-asked": KEEPING_ASKED,
    "keeping-passphrase": KEEPING_PASSPHRASE,
    "keeping-set-aside": KEEPING_SET_ASIDE,
    "keeping-waiting": KEEPING_WAITING,
    "unlock": UNLOCK,
    "learn": LEARN,
    "learn-sources": LEARN_SOURCES,
    "settings": SETTINGS,
    "support": SUPPORT,
    **CLINIC_SAMPLES,
    **MEASURE_SAMPLES,
    **TRY_SCRIPT_SAMPLES,
    **OWN_VOICE_SAMPLES,
    "sitting-trial": replace(SITTING, trial=True),
    "practise-questionnaire": replace(PRACTISE, offer_words=OFFER_WORDS, offers=OFFERS),
    "after-questionnaire": replace(AFTER, asked_words=OFFER_WORDS, asked=OFFERS, can_write=True),
    "check-in-icons": replace(CHECK_IN, rating=ICONS),
    "check-in-holding": replace(CHECK_IN, rating=ICONS, holding=True),
    "practise-tampered": replace(PRACTISE, banner=TAMPERED._replace(presets=PRESETS, selected="gentle")),
    "briefing-lower-rung": replace(
        BRIEFING,
        offer_words=lower_offer(Rung.COMMON_HUMANITY)[0],
        offers=lower_offer(Rung.COMMON_HUMANITY)[1],
    ),
    "after-further": replace(
        AFTER,
        what_happened="Others too · 5 minutes · to its end",
        offer_words=step_offer(Rung.KINDNESS_TO_ANOTHER)[0],
        offers=step_offer(Rung.KINDNESS_TO_ANOTHER)[1],
    ),
}
