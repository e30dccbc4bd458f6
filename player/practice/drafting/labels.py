"""What stands before the words of a line in a transcript: who speaks, and when."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from player.language.catalogue import _
from player.practice.drafting.clean_lines import TextLine
from player.practice.drafting.directions import is_bell
from player.practice.drafting.marks.greeters import greets
from player.practice.drafting.marks.machine_transcripts import (
    are_rough,
    players_lines,
    with_chapters,
    with_sentences_whole,
)
from player.practice.drafting.part_lines import names_a_part
from player.practice.drafting.pieces import Unplaced
from player.practice.drafting.transcript_times import (
    CLOCK,
    seconds_of,
    times_in,
    with_lines_apart,
    with_pauses,
)
from player.practice.drafting.written_pauses import bare_pause, pause_in

_ROLE: Final = (
    r"(?:(?:the|male|female|first|second) )?(?:narrator|narration|guide|teacher|speaker|host|voice|"
    r"voice-? ?over|vo|v\.o\.|v/o|instructor|facilitator|therapist|meditation teacher|announcer|leader|"
    r"reader|"
    r"coach|moderator|interviewer|(?-i:ALL|EVERYONE|EVERYBODY|TOGETHER|BOTH))"
    r"(?: [0-9]{1,2}| [a-d])?"
)
_ASIDE: Final = r"(?: ?\([^()]{1,40}\))?"
_KNOWN: Final = re.compile(
    rf"\s*(?:[\[(] ?(?P<bracketed>{_ROLE}) ?[\])]:?|(?P<label>{_ROLE}){_ASIDE}(?: (?:says?|"
    rf"speaking|reads))? ?[:：])\s*",
    re.IGNORECASE,
)
_WORD: Final = r"[A-Z][\w.'’-]{0,20}"
_NAME: Final = re.compile(
    rf"\s*(?P<label>{_WORD}(?: {_WORD}){{0,2}}){_ASIDE}(?: ?[:：]| [–—]|(?<=[A-Z]{{2}})\.)\s+(?=\S)"
)
_RANGE: Final = rf"{CLOCK}(?: ?(?:-{{1,2}}>?|–|—|to) ?{CLOCK})?"
_DAY: Final = r"(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},? )"
_COUNTED: Final = r"[0-9]{1,5}\.[0-9]{1,3} ?s?(?: ?(?:->|-->|-|–) ?[0-9]{1,5}\.[0-9]{1,3} ?s?)?"
_TIME: Final = re.compile(
    rf"\s*(?:\[{_COUNTED}\]|[\[(]?{_DAY}{_RANGE}(?: ?[AaPp][Mm])?[\])]?|T ?\+ ?{CLOCK}|"
    rf"[\[(]{_RANGE}[\])]|{_RANGE}(?=\s|$|(?![ap]m\b)[^\W\d_]))(?:\s*[-–—:]\s+)?\s*"
)
_CLOCKS: Final = re.compile(CLOCK)
_FEW_WORDS: Final = 6
_WHO: Final = (
    rf"\[?(?P<label>{_WORD},? ?{_WORD}(?: {_WORD})?|{_WORD}(?: (?:{_WORD}|[0-9]{{1,2}})){{0,2}})\]?{_ASIDE}"
)
_HEADER: Final = re.compile(rf"\s*{_WHO}\s*[-–—:,|]?\s*[\[(]?{_RANGE}(?: ?[AaPp][Mm])?[\])]?:?\s*")
"""Who speaks and when, on a line by itself, as programs that write down meetings have it."""

_HEADER_BEHIND: Final = re.compile(
    rf"\s*[\[(]?{_RANGE}[\])]?\s*[-–—|]?\s*(?P<label>{_WORD}(?: (?:{_WORD}|[0-9]{{1,2}})){{0,2}})\s*:?\s*"
)
"""When and who, on a line by itself; only where a name comes again, since a heading looks like it."""

_NAME_AND_TIME: Final = re.compile(
    rf"\s*(?P<label>{_WORD}(?: (?:{_WORD}|[0-9]{{1,2}})){{0,2}}){_ASIDE} ?[:：]?"
    rf"\s*[\[(]{_RANGE}[\])]\s*(?=\S)"
)
"""Who and when, with the words behind on the same line."""

_ALONE: Final = re.compile(rf"\s*(?P<label>{_ROLE}){_ASIDE}\s*", re.IGNORECASE)
"""A line of a screenplay, where it is in capitals."""

_CUE: Final = re.compile(
    r"\s*(?P<label>[A-ZÄÖÜ][A-ZÄÖÜ.'’-]+(?: [A-ZÄÖÜ][A-ZÄÖÜ.'’-]*){0,2})(?: ?\([^()]{1,40}\))?\s*:?\s*"
)
_LEAST: Final = 3
"""A name that isn't known as a speaker's begins so many paragraphs at least, and half of all."""


def without_labels(lines: tuple[TextLine, ...]) -> tuple[tuple[TextLine, ...], tuple[Unplaced, ...]]:
    """The lines without speakers' names and times before the words, and what was left out, each once."""
    told: dict[str, Unplaced] = {}
    times: dict[int, tuple[float, ...]] = {}
    apart = _without_a_player(with_lines_apart(lines), told)
    named = _without_names_and_times(_without_headers(with_chapters(apart), told, times), told, times)
    timed = _without_times(named, told, times)
    names = _names_in(timed)
    kept = []
    for line in timed:
        found = _KNOWN.match(line.text) or _NAME.match(line.text)
        label = _label(found)
        if found is not None and (found.re is _KNOWN or label in names):
            told.setdefault(label.casefold(), Unplaced(line.number, label, _("A speaker's name isn't said.")))
            line = replace(line, text=line.text[found.end() :])  # noqa: PLW2901 - the same line, shorter
        elif line.text.strip().rstrip(":") in names and line.text.rstrip().endswith(":"):
            # What stood behind it, such as a picture in a chat, has no words.
            line = replace(line, text="")  # noqa: PLW2901 - the same line, empty
        kept.append(line)
    if names and are_rough(times):
        return _without_head(kept, min(times), told), tuple(told.values())
    whole, timed_still = with_sentences_whole(kept, times)
    return with_pauses(whole, timed_still), tuple(told.values())


def _without_a_player(lines: Sequence[TextLine], told: dict[str, Unplaced]) -> tuple[TextLine, ...]:
    """The lines without what a video's player shows around them."""
    around = set(players_lines(lines))
    return tuple(_left_out(line, told) if at in around else line for at, line in enumerate(lines))


def _without_head(lines: Sequence[TextLine], begins: int, told: dict[str, Unplaced]) -> tuple[TextLine, ...]:
    """The lines without what stands before the first time: when it was, and who was there."""
    return tuple(_left_out(line, told) if at < begins else line for at, line in enumerate(lines))


def _left_out(line: TextLine, told: dict[str, Unplaced]) -> TextLine:
    if line.text.strip():
        why = _("What tells about the practice isn't said.")
        told[f"{line.number}"] = Unplaced(line.number, line.text.strip(), why)
    return replace(line, text="", breaks=())


def _label(found: re.Match[str] | None) -> str:
    groups = found.groupdict() if found is not None else {}
    return groups.get("bracketed") or groups.get("label") or ""


def _without_headers(
    lines: tuple[TextLine, ...], told: dict[str, Unplaced], times: dict[int, tuple[float, ...]]
) -> tuple[TextLine, ...]:
    """The lines, with those empty that only say who speaks."""
    found = _headers(lines)
    timed = sum(match is not None for match in found) >= _LEAST - 1
    kept = []
    begun = not timed
    labels = Counter(match["label"] for match in found if match is not None)
    cues = _cues(lines)
    for at, (line, header) in enumerate(zip(lines, found, strict=True)):
        begun = begun or header is not None
        if not begun and line.text.strip():
            # What such a program writes before the first words: when it was, who was there, what about.
            kept.append(_left_out(line, told))
            continue
        alone = cues.get(at) or _ALONE.fullmatch(line.text)
        if timed and header is not None:
            times[at] = times_in(header[0].replace(header["label"], ""))
        if timed and header is not None and len(times[at]) > 1 and labels[header["label"]] == 1:
            # From here to there, and never again: a part, and nobody who speaks.
            kept.append(replace(line, text=f"## {header['label']}"))
            continue
        named = header if timed and header else alone if alone and alone["label"].isupper() else None
        if named is not None:
            why = _("A speaker's name isn't said.")
            told.setdefault(named["label"].casefold(), Unplaced(line.number, named[0].strip(), why))
        kept.append(line if named is None else replace(line, text=""))
    return tuple(kept)


def _cues(lines: Sequence[TextLine]) -> dict[int, re.Match[str]]:
    """Names in capitals on lines of their own, above what each says, as screenplays have them."""
    found = {
        at: match
        for at, line in enumerate(lines[:-1])
        if (match := _CUE.fullmatch(line.text))
        and any(map(str.islower, lines[at + 1].text))
        and (at == 0 or not lines[at - 1].text.strip("[] ") or lines[at - 1].text.strip()[-1] == "]")
        and bare_pause(line.text) is None
        and not is_bell(match["label"])
    }
    counts = Counter(match["label"] for match in found.values())
    return {at: match for at, match in found.items() if counts[match["label"]] > 1}


def _headers(lines: Sequence[TextLine]) -> list[re.Match[str] | None]:
    """Which lines only say who speaks, and when."""
    texts = ["" if bare_pause(line.text.strip("[]() ")) else line.text for line in lines]
    behind = [_HEADER_BEHIND.fullmatch(text) for text in texts]
    counts = Counter(match["label"] for match in behind if match is not None)
    return [
        _HEADER.fullmatch(text) or (match if match is not None and counts[match["label"]] > 1 else None)
        for text, match in zip(texts, behind, strict=True)
    ]


def _without_names_and_times(
    lines: tuple[TextLine, ...], told: dict[str, Unplaced], times: dict[int, tuple[float, ...]]
) -> tuple[TextLine, ...]:
    """The lines without a name and a time before the words, where several have both."""
    found = [_NAME_AND_TIME.match(line.text) for line in lines]
    # In some transcripts only the first of one who speaks has the name.
    timed = sum(
        match is not None or _TIME.match(line.text) is not None
        for line, match in zip(lines, found, strict=True)
    )
    if not any(found) or timed < _LEAST - 1:
        return lines
    kept = []
    for at, (line, match) in enumerate(zip(lines, found, strict=True)):
        if match is not None:
            label = match["label"]
            times[at] = times_in(match[0].replace(label, ""))
            told.setdefault(label.casefold(), Unplaced(line.number, label, _("A speaker's name isn't said.")))
            line = replace(line, text=line.text[match.end() :])  # noqa: PLW2901 - the same line, shorter
        kept.append(line)
    return tuple(kept)


def _without_times(
    lines: tuple[TextLine, ...], told: dict[str, Unplaced], times: dict[int, tuple[float, ...]]
) -> tuple[TextLine, ...]:
    found = [_TIME.match(line.text) for line in lines]
    if sum(match is not None for match in found) + len(times) < _LEAST - 1:
        return lines
    kept = []
    for at, (line, match) in enumerate(zip(lines, found, strict=True)):
        if match is not None:
            times[at] = times_in(match[0])
            told.setdefault(
                "", Unplaced(line.number, match[0].strip(), _("Times before the words aren't said."))
            )
        kept.append(line if match is None else replace(line, text=_behind_time(line.text, match)))
    return tuple(kept)


def _behind_time(text: str, found: re.Match[str]) -> str:
    """The words behind a time; behind one from here to there a few are a heading."""
    words = text[found.end() :].strip()
    clocks = _CLOCKS.findall(found[0])
    is_range = len(clocks) > 1
    if is_range and (quiet := pause_in(words, words)) is not None and quiet.guessed:
        seconds = seconds_of(clocks[1]) - seconds_of(clocks[0])
        return f"({words} {seconds:.0f} seconds)" if seconds > 0 else text[found.end() :]
    is_title = bool(words) and len(words.split()) <= _FEW_WORDS and words[0].isupper() and words[-1].isalnum()
    return f"## {words}" if is_range and is_title else text[found.end() :]


_SPOKEN: Final = re.compile(
    r"(?:in|out|inhale|exhale|breath\w*|then|now|and|so|notice|say|repeat|remember)\b", re.IGNORECASE
)
"""How a line begins that is said, colon and all."""


def _names_in(lines: tuple[TextLine, ...]) -> frozenset[str]:
    begins = [
        line
        for at, line in enumerate(lines)
        if line.text.strip() and (at == 0 or not lines[at - 1].text.strip() or _NAME.match(line.text))
    ]
    counts = Counter(_label(_NAME.match(line.text)) for line in begins)
    labelled = sum(count for label, count in counts.items() if label and count >= _LEAST - 1)
    every = [label for label in counts if label]
    if len(begins) >= _LEAST - 1 and not counts[""] and labelled and not any(map(_SPOKEN.match, every)):
        # Nothing stands without one, and one of them comes again.
        return frozenset(every)
    # In capitals, as a screenplay has them, two are enough.
    least = _LEAST - any(label.isupper() and count >= _LEAST - 1 for label, count in counts.items())
    if labelled < least or labelled * 2 < len(begins):
        return _greeters(begins, counts)
    return frozenset(label for label, count in counts.items() if label and count >= _LEAST - 1)


def _greeters(begins: Sequence[TextLine], counts: Counter[str]) -> frozenset[str]:
    """Who is named once only, before a greeting or beside their own name."""
    texts = [line.text for line in begins]
    found = [(at, match) for at, match in enumerate(map(_NAME.match, texts)) if match is not None]
    return frozenset(
        label
        for at, match in found
        if counts[label := _label(match)] == 1
        and not (_SPOKEN.match(label) or names_a_part(label))
        and greets(label, texts[at][match.end() :], at, texts)
    )
