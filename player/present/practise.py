"""The list of practices under the pacing in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from player.practice.assigned import AssignedPractice
from player.practice.pacing import LongSilence, Pacing
from player.practice.script import Component, Script
from player.practice.steps import Plan
from player.practice.units import Rung, Seconds
from player.present.words import capitalised, count_in_words, joined, minutes_short, seconds_in_words
from player.ui import view as v

_SECTIONS = (
    (Component.MINDFULNESS, "Mindfulness"),
    (Component.COMMON_HUMANITY, "Common humanity"),
    (Component.SELF_KINDNESS, "Self-kindness"),
    (Component.LEARN, "Learning"),
)

_SILENCES = {
    LongSilence.SHORTENED: "no silence longer than {seconds}",
    LongSilence.COMPANIONED: "never quiet for more than {seconds}",
    LongSilence.COUNTDOWN: "silences of up to {seconds}, with the time shown",
}


@dataclass(frozen=True)
class Planned:
    """A practice and its plan under the pacing in force."""

    script: Script
    plan: Plan


def pacing_summary(pacing: Pacing) -> str:
    """What a pacing does, in one line."""
    minutes = f"Up to {count_in_words(round(pacing.session_max_min))} minutes"
    silence = _SILENCES[pacing.long_silence].format(seconds=seconds_in_words(Seconds(pacing.max_silence_s)))
    return " · ".join((minutes, silence, f"as far as {Rung(pacing.max_rung).words}"))


def pacing_banner(pacing: Pacing, presets: Sequence[Pacing], why: str, *, can_soften: bool) -> v.PacingBanner:
    """The pacing in force, who set it, and what else there is."""
    set_by = "The app's own presets are starting points, not treatment."
    if pacing.author != "Kindpace":
        set_by = f"Set by {pacing.author} on {pacing.date:%d.%m.%Y}: {pacing.reason}"
    return v.PacingBanner(
        name=f"{pacing.name} pacing",
        summary=pacing_summary(pacing),
        set_by=why or set_by,
        presets=tuple(v.Option(preset.id, preset.name) for preset in presets),
        selected=pacing.id,
        can_soften=can_soften,
    )


def practise_view(
    planned: Sequence[Planned],
    banner: v.PacingBanner,
    search: str,
    favourites: Sequence[str],
    messages: tuple[v.Message, ...],
    *,
    assigned: tuple[AssignedPractice, ...] = (),
) -> v.PractiseView:
    """Practices by component, suggested ones and favourites first, those that match the search."""
    suggested = {one.id: at for at, one in enumerate(assigned)}
    notes = {one.id: _suggested(one) for one in assigned}
    matching = [one for one in planned if _matches(one.script, search)]
    matching.sort(
        key=lambda one: (
            suggested.get(one.script.id, len(suggested)),
            one.script.id not in favourites,
            one.script.minutes,
            one.script.title,
        )
    )
    sections = tuple(
        v.PracticeSection(
            title, tuple(_card(one, favourites, notes) for one in matching if _leads_to(one) is component)
        )
        for component, title in _SECTIONS
    )
    own = v.PracticeSection(
        "Your recordings", tuple(_card(one, favourites, notes) for one in matching if _leads_to(one) is None)
    )
    sections += (own,)
    return v.PractiseView(
        banner=banner,
        sections=tuple(section for section in sections if section.cards),
        search=search,
        messages=messages,
    )


def _matches(script: Script, search: str) -> bool:
    words = f"{script.title} {script.about} {script.asks} {' '.join(script.components)}".casefold()
    return all(word in words for word in search.casefold().split())


def _leads_to(one: Planned) -> Component | None:
    # A practice of several components stands under the last it names; a recording has none that we know of.
    return one.script.components[-1] if one.script.components else None


def _suggested(one: AssignedPractice) -> str:
    days = joined([capitalised(day) for day in one.days])
    return f"Suggested for {days}" if days else "Suggested"


def _card(one: Planned, favourites: Sequence[str], suggested: Mapping[str, str]) -> v.PracticeCard:
    reached = max((step.rung for step in one.plan.steps), default=Rung.GROUNDING)
    highest = max(one.script.rungs)
    note = f"Goes as far as {reached.words} in this pacing" if reached < highest else ""
    note = " · ".join(words for words in (suggested.get(one.script.id, ""), note) if words)
    return v.PracticeCard(
        practice_id=one.script.id,
        title=one.script.title,
        about=one.script.about,
        minutes=minutes_short(one.plan.duration),
        rung=int(reached),
        rung_words=reached.words,
        note=note,
        favourite=one.script.id in favourites,
    )
