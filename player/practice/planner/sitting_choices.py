"""What holds in a sitting with one script: the choices, its own anchor, and the wording of its text."""

from dataclasses import replace

from player.practice.choices import Choices, Wording
from player.practice.pacing.model import Pacing
from player.practice.pacing.resolved_choices import ResolvedChoices, effective_choices, offered
from player.practice.script.model import Role, Script


def held_choices(script: Script, pacing: Pacing, choices: Choices) -> ResolvedChoices:
    """What holds: as in every sitting, and the anchor that the script is about where it may be chosen.

    A person's own choice of an anchor wins.
    """
    held = effective_choices(pacing, choices)
    may = offered(pacing)
    anchors = may.anchors + may.opt_in_anchors
    if script.anchor is None or script.anchor not in anchors or choices.anchor in anchors:
        return held
    return replace(held, anchor=script.anchor)


def wording_of(script: Script, pacing: Pacing, held: ResolvedChoices) -> Wording:
    """The wording of the text that is heard.

    It is the one that holds, or where the script has no middle in it the next that the pacing offers, or
    standard. Where rungs are spoken gently that this text reaches, the whole gentle text is heard instead.
    """
    if not script.wordings:
        return held.wording
    order = (held.wording, *pacing.wording, Wording.STANDARD, *script.wordings)
    texts = [wording for wording in order if wording in script.wordings] or list(order)
    wording = next((text for text in order if _has_middle(script, text)), texts[0])
    gently = _reaches(script, wording, held) and _has_middle(script, Wording.GENTLE)
    return Wording.GENTLE if gently else wording


def said_before(script: Script, pacing: Pacing, choices: Choices) -> tuple[str, str]:
    """What the practice asks and its caution, as they are for the wording that will be heard."""
    heard = wording_of(script, pacing, held_choices(script, pacing, choices))
    if heard is not Wording.GENTLE:
        return script.asks, script.caution
    return script.gentle_asks or script.asks, script.gentle_caution or script.caution


def _has_middle(script: Script, wording: Wording) -> bool:
    return any(phase.role is Role.MIDDLE for phase in script.text_in(wording))


def _reaches(script: Script, wording: Wording, held: ResolvedChoices) -> bool:
    """Whether what is heard of a text reaches the rungs that are spoken gently."""
    if held.gentle_from is None:
        return False
    rungs = [phase.rung for phase in script.text_in(wording) if phase.rung <= held.highest_rung]
    return max(rungs, default=held.gentle_from - 1) >= held.gentle_from
