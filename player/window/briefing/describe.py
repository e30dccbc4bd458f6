"""Before you begin: what will be asked, how long, the longest silence, and how to stop."""

from dataclasses import dataclass

from player.language.catalogue import _, counted
from player.library.unsayable_lines import text_only_in_words
from player.practice.pacing.model import LongSilence, Pacing
from player.practice.plain_words import about_minutes, capitalised, count_in_words, seconds_in_words
from player.practice.planner.sitting_choices import said_before
from player.practice.planner.steps import Plan
from player.practice.planner.summary import summarise
from player.practice.units import Rung, Seconds
from player.sittings.planning import Planning
from player.window.briefing.state import BriefingView, ChoiceGroup
from player.window.pictures.state import MOTIFS
from player.window.shared.notice import NOTICE
from player.window.shared.ribbon import RibbonView
from player.window.state import Message

HOW_TO_STOP = _("Press Esc, or Ease back at the bottom left, whenever you like. Nothing asks you why.")

_SILENCES = {
    LongSilence.SHORTENED: "{seconds}",
    LongSilence.COMPANIONED: _("{seconds}, then a voice keeps you company"),
    LongSilence.COUNTDOWN: _("{seconds}, with the time left shown"),
}


@dataclass(frozen=True)
class SoundState:
    """Whether the voice and the device are there.

    Attributes:
        ready: Begin can be pressed.
        message: why nothing can be heard; empty if it can.
    """

    ready: bool
    message: str


def briefing_view(
    planning: Planning,
    plan: Plan,
    ribbon: RibbonView,
    sound: SoundState,
    *,
    favourite: bool,
    messages: tuple[Message, ...],
    choices: tuple[ChoiceGroup, ...],
    why_not: str = "",
    unsaid: str = "",
) -> BriefingView:
    """The briefing for one practice under one pacing and these choices.

    Args:
        planning: what is to be heard.
        plan: of it.
        ribbon: of the plan.
        sound: whether the voice and the device are there.
        favourite: whether it has been marked.
        messages: what else there is to say.
        choices: what can be chosen.
        why_not: why it isn't offered with these choices; empty where it is.
        unsaid: what the narrator can't say of it, in a sentence; empty where it says all.
    """
    script, pacing = planning.script, planning.pacing
    summary = summarise(plan)
    asks, caution = said_before(script, pacing, planning.choices)
    return BriefingView(
        practice_id=script.id,
        title=script.title,
        asks=asks,
        minutes=capitalised(about_minutes(plan.duration)),
        longest_silence=_silence(pacing, Seconds(summary.longest_silence)),
        check_ins=_check_ins(summary.check_ins),
        how_to_stop=HOW_TO_STOP,
        caution=caution,
        choices=choices,
        motif=MOTIFS[max((step.rung for step in plan.steps), default=Rung.GROUNDING)],
        ribbon=ribbon,
        sound_message=sound.message if planning.choices.spoken else "",
        unsaid=unsaid if planning.choices.spoken else "",
        only_text=text_only_in_words(script, planning.phrasebook.language, planning.named),
        left_out=() if why_not else tuple(f"{title}: {why}" for title, why in plan.left_out),
        why_not=why_not,
        ready=not why_not and (sound.ready or not planning.choices.spoken),
        notice=NOTICE,
        messages=messages,
        favourite=favourite,
    )


def _silence(pacing: Pacing, longest: Seconds) -> str:
    return _SILENCES[pacing.long_silence].format(seconds=seconds_in_words(longest))


def _check_ins(number: int) -> str:
    if number == 0:
        return _("None")
    in_words = capitalised(count_in_words(number))
    times = {1: _("Once"), 2: _("Twice")}.get(number) or counted(
        "{in_words} times", "{in_words} times", number, in_words=in_words
    )
    return _("{times}; you can always skip").format(times=times)
