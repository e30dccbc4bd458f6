"""The words that scripts do not use, declared once: each rule's code, severity, pattern, message and advice.

From the practice brief, section 6. Patterns are matched in one sentence at a time, without regard to capitals
and with straight apostrophes. Where an everyday meaning is harmless, the pattern asks for the harmful one:
"just relax" is an order, "a place to relax" is not; "you do not have to" and "if you need to" take pressure
away and are allowed.
"""

import re
from dataclasses import dataclass

from player.language.catalogue import _
from player.practice.errors import Severity


@dataclass(frozen=True)
class WordRule:
    """One rule. ``literal_only`` limits it to the literal wording, for people who prefer no images."""

    code: str
    severity: Severity
    pattern: re.Pattern[str]
    message: str
    expected: str
    literal_only: bool = False


def _rule(
    code: str,
    pattern: str,
    message: str,
    expected: str,
    severity: Severity = Severity.ERROR,
    *,
    literal_only: bool = False,
) -> WordRule:
    return WordRule(code, severity, re.compile(pattern, re.IGNORECASE), message, expected, literal_only)


_INVITE = _("Invite instead: you might, perhaps, if you like.")
_NO_PROMISE = _("Say only what is there, and promise nothing.")
_NO_IMAGE = _("Choose another image, or none: this one frightens some people.")
_FEELINGS = r"pain|feeling|discomfort|hurt|fear|sadness|shame|anger|grief|sensation|ache|difficulty|memory"
_COLOURS = r"blue|green|red|brown|grey|gray|purple|pink|orange|yellow|wood"

WORD_RULES: tuple[WordRule, ...] = (
    _rule(
        "order",
        # "if you need to" and "when you have to" leave the choice with the person.
        r"(?<!\bif )(?<!\bwhen )(?<!\bwhenever )(?<!\bas )(?<!\bdo )(?<!\bdon't )"
        r"\b(?:you|we|your \w+)(?:'ll|'ve)?"
        r"(?: will| just| also| really| only| \w+ly)* "
        r"(?:must|should|shouldn't|mustn't|needs? to|ha(?:ve|s) to|ought to|got to|had better)\b",
        _("This is an order."),
        _INVITE,
    ),
    _rule("just-relax", r"\b(?:just|simply) relax\b", _("Being told to relax rarely helps."), _INVITE),
    _rule(
        "calm-down",
        r"\bcalm(?:ing)? (?:yourself )?down\b",
        _("Being told to calm down rarely helps."),
        _INVITE,
    ),
    _rule(
        "let-go",
        r"\blet(?:s|ting)? (?:\w+ ){0,3}?go\b(?! (?:on|by|to|for|back|over|round|around|with|and come)\b)",
        _("This asks for a letting go that may not be possible."),
        _("It may be there, or change, or be left for another time."),
    ),
    _rule("surrender", r"\bsurrender\w*", _("This asks for control to be given up."), _INVITE),
    _rule(
        "forbidding",
        r"(?:^|[.,;:!?–—] ?|\b(?:and|but|so|or|just|please) )(?:please |just )?"
        r"(?:do not|don't|never|try not to) (?:even )?(?:move|think|worry)\b",
        _("This forbids what a person can't help doing."),
        _("Moving, thinking and worrying are fine: say so."),
    ),
    _rule("try-harder", r"\btry(?:ing)? (?:\w+ ){0,2}harder\b", _("Nobody tries harder here."), _INVITE),
    _rule(
        "clear-your-mind",
        r"\b(?:clear|empty|blank)(?:ing)? (?:out )?(?:your|the) (?:mind|head|thoughts)\b",
        _("A mind can't be emptied at will."),
        _("Thoughts may come: say so."),
    ),
    _rule(
        "deep-breath",
        r"\bdeep(?:er|est|ly)?\b[^.!?]{0,12}\bbreath(?:s|e|es|ing)?\b"
        r"|\bbreath(?:e|es|ing|s)? (?:in |out )?(?:more |very )?deep(?:er|ly)?\b",
        _("Deep breathing brings panic to some people."),
        _("The breath may be as it is, with another anchor offered."),
    ),
    _rule(
        "hold-your-breath",
        r"\bh(?:old(?:ing|s)?|eld) (?:your|the|that|this|a|it|in your) ?breath\b",
        _("Holding the breath brings panic to some people."),
        _("Leave the breath as it is."),
    ),
    _rule(
        "stay-with-it",
        rf"\bstay(?:ing|s)? with (?:it\b|(?:the|your|that|this|any|what) (?:\w+ )?(?:{_FEELINGS}|hurts)\w*)",
        _("This asks a person to endure."),
        _("Offer a way out: it may be left, or looked at from farther away."),
    ),
    _rule(
        "push-through",
        r"\b(?:push|power|press)(?:ing|ed|es)? (?:on )?through\b",
        _("Nobody pushes through here."),
        _INVITE,
    ),
    _rule(
        "promise",
        r"\byou(?:'re| are| will be|'ll be) "
        r"(?:now |not |completely |perfectly |quite )?(?:safe|healed|cured)\b",
        _("Nobody can promise this."),
        _NO_PROMISE,
    ),
    _rule("trust-me", r"\btrust me\b", _("Trust can't be asked for."), _NO_PROMISE),
    _rule(
        "forgive",
        r"\bforg(?:iv(?:e|es|ing|en|eness)|ave)\b",
        _("Forgiving is not ours to ask."),
        _("Leave it out."),
    ),
    _rule(
        "falling",
        r"\bfalling\b(?! asleep)|\bfalls? (?:down|into|through|off|away|backwards?)\b"
        r"|\byou (?:\w+ )?(?:fall|fell)\b"
        r"(?! asleep)|\bplummet\w*|\bsink(?:s|ing)? (?:down|into|deeper)\b",
        _("This is an image of falling."),
        _NO_IMAGE,
    ),
    _rule(
        "drowning",
        r"\bdrown\w*|\bunder ?water\b|\bsubmerg\w+|\b(?:pulled|dragged) under\b",
        _("This is an image of drowning."),
        _NO_IMAGE,
    ),
    _rule(
        "darkness",
        rf"\bdark(?:ness|er|est)?\b(?! (?:{_COLOURS})\b)"
        r"|\bpitch[- ]black\b|\blights? (?:goes|go|going) out\b",
        _("This is an image of darkness."),
        _NO_IMAGE,
    ),
    _rule(
        "basement",
        r"\b(?:basement|cellar|dungeon|crypt)s?\b",
        _("This is an image of a place below."),
        _NO_IMAGE,
    ),
    _rule(
        "held-down",
        r"\b(?:held|pinned|tied|strapped) (?:\w+ )?down\b"
        r"|\bhold(?:s|ing)? (?:you|your \w+) down\b|\btrapped\b",
        _("This is an image of being held down."),
        _NO_IMAGE,
    ),
    _rule(
        "parents",
        r"\b(?:mother|father|mum|mummy|mom|mommy|dad|daddy|parent)(?:s|ly|al|'s)?\b",
        _("Parents are not kind figures for everyone."),
        _("Let the person choose: a friend, an animal, a plant, a place."),
    ),
    _rule(
        "countdown",
        r"\bcount(?:s|ing)? ?(?:down\b|backwards?\b)|\b(?:ten|10)[ ,.…]+(?:nine|9)\b"
        r"|\b(?:three|3)[ ,.…]+(?:two|2)[ ,.…]+(?:one|1)\b",
        _("This is a countdown."),
        _("Leave the time open."),
    ),
    _rule(
        "sudden",
        r"\b(?:sudden(?:ly)?|abrupt(?:ly)?)\b[^.!?]{0,30}\b(?:sound|noise|bang|light|flash|voice|bell)s?\b"
        r"|\b(?:loud|bright) (?:bang|flash|crack|clap)\b"
        r"|\b(?:explosion|gunshot|lightning|thunder\w*|siren)s?\b",
        _("This is a sudden sound or light."),
        _NO_IMAGE,
    ),
    _rule(
        "always-never",
        r"\b(?:always|never)\b",
        _("This leaves no room for another time."),
        _("Say sometimes, often, or not today."),
        Severity.WARNING,
    ),
    _rule(
        "metaphor",
        r"(?<!you )(?<!would )(?<!may )(?<!might )\blike (?:a|an|the) \w+|\bas (?:if|though)\b"
        r"|\b(?:wave|ocean|river|cloud|storm|journey)s?\b"
        r"|\b(?:melt|flow|float|glow|bloom|radiat|dissolv|soak|bath(?:e|ing))\w*|\bwash(?:es|ing)? over\b",
        _("This may be an image, and this wording is for people who prefer none."),
        _("Say it literally."),
        Severity.WARNING,
        literal_only=True,
    ),
)
