"""Whether a preset may be in force, and why not: one frozen result, each failure in plain words of its own.

The signature is verified first, over the raw bytes; the content is parsed only after that.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from player.clinic.embedded import embedded_signature, signed_part
from player.clinic.errors import SignatureNotReadableError
from player.clinic.signature import Signature, read_signature
from player.clinic.trust import TrustedAuthor
from player.language.catalogue import _
from player.practice.display_text import isolated, quoted
from player.practice.errors import NotUsableError, Problem
from player.practice.pacing.model import Pacing
from player.practice.pacing.preset_reader import read_preset
from player.practice.problems_said import problem_said

MYSELF: Final = "myself"
"""The author of a person's own preset, which needs no signature and locks nothing."""


class Verdict(StrEnum):
    """The result of verifying. The first three may be in force."""

    BUILT_IN = "built-in"
    OWN = "own"
    SIGNED = "signed"
    UNSIGNED = "unsigned"
    UNKNOWN_KEY = "unknown-key"
    CHANGED = "changed"
    DAMAGED_SIGNATURE = "damaged-signature"
    NEWER_FORMAT = "newer-format"
    OUT_OF_RANGE = "out-of-range"
    NOT_A_PRESET = "not-a-preset"
    EXPIRED = "expired"

    @property
    def usable(self) -> bool:
        """Whether a preset with this verdict may be in force."""
        return self in {Verdict.BUILT_IN, Verdict.OWN, Verdict.SIGNED}


@dataclass(frozen=True)
class Verification:
    """The result of verifying one preset file.

    Attributes:
        verdict: the result. words: for the person: "Set by … on …, because: …", or what is wrong and what
        may be done, in whole sentences. pacing: the file's content; None if it can't be read, or was not
        read because of its signature. author: whose key signed it; None unless the signature is valid.
        key_id: number of the key it claims to be signed with; empty without a signature. signed_at: when, by
        the author's clock; None if that isn't certain. problems: all problems in the file, with places.
    """

    verdict: Verdict
    words: str
    pacing: Pacing | None = None
    author: TrustedAuthor | None = None
    key_id: str = ""
    signed_at: datetime | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether it may be in force."""
        return self.verdict.usable


@dataclass(frozen=True)
class Evidence:
    """What a preset is verified against.

    Attributes:
        trusted: whose signatures count.
        today: the local day, for the review date.
        built_in: SHA-256 of the shipped presets, in hexadecimal.
        latest: the latest day seen on this machine; None if unknown.
    """

    trusted: Sequence[TrustedAuthor]
    today: date
    built_in: Collection[str] = ()
    latest: date | None = None


def verify(data: bytes, file: str, detached: bytes | None, evidence: Evidence) -> Verification:
    """Verify a preset file. Never raises.

    Args:
        data: the file's bytes, as they are.
        file: its name, for messages.
        detached: the bytes of ``FILE.minisig``, or None. If given, it takes precedence over a signature at
            the end of the file.
        evidence: what it is verified against.
    """
    if hashlib.sha256(data).hexdigest() in evidence.built_in:
        return _read(
            data, file, evidence, Verification(Verdict.BUILT_IN, _("One of Kindpace's own presets."))
        )
    try:
        signature = embedded_signature(data) if detached is None else read_signature(detached)
    except SignatureNotReadableError as error:
        return Verification(Verdict.DAMAGED_SIGNATURE, str(error))
    if signature is None:
        return _unsigned(_read(data, file, evidence, Verification(Verdict.UNSIGNED, "")))
    message = signed_part(data) if detached is None else data
    return _signed(message, signature, data, file, evidence)


def _signed(message: bytes, signature: Signature, data: bytes, file: str, evidence: Evidence) -> Verification:
    key_id = signature.key_id
    author = next((author for author in evidence.trusted if author.key.number == signature.number), None)
    if author is None:
        return Verification(Verdict.UNKNOWN_KEY, _UNKNOWN, key_id=key_id)
    if not signature.is_valid_for(message, author.key):
        return Verification(Verdict.CHANGED, _changed_words(author), key_id=key_id)
    if not signature.comment_is_valid(author.key):
        return Verification(Verdict.DAMAGED_SIGNATURE, _comment_words(author), key_id=key_id)
    held = Verification(Verdict.SIGNED, "", author=author, key_id=key_id, signed_at=signature.made)
    found = _read(data, file, evidence, held)
    if found.verdict is Verdict.SIGNED and found.pacing is not None:
        return replace(found, words=set_by(found.pacing, author))
    return found


def _unsigned(found: Verification) -> Verification:
    if found.verdict is not Verdict.UNSIGNED or found.pacing is None:
        return found
    pacing = found.pacing
    if pacing.author.casefold() != MYSELF:
        return replace(found, words=_unsigned_words(pacing))
    if pacing.locked:
        return replace(found, words=_LOCKS_UNSIGNED)
    return replace(found, verdict=Verdict.OWN, words=set_by(pacing, None))


def _read(data: bytes, file: str, evidence: Evidence, held: Verification) -> Verification:
    try:
        pacing = read_preset(data, file)
    except NotUsableError as error:
        verdict, words = _what_is_wrong(error.problems)
        return replace(held, verdict=verdict, words=words, problems=error.problems)
    whole = replace(held, pacing=pacing)
    until, latest = pacing.review_date, evidence.latest
    if until is not None and until < evidence.today:
        return replace(whole, verdict=Verdict.EXPIRED, words=_expired_words(pacing, until))
    if until is not None and latest is not None and until < latest:
        words = _set_back_words(pacing, until, latest, evidence.today)
        return replace(whole, verdict=Verdict.EXPIRED, words=words)
    return whole


def _what_is_wrong(problems: Sequence[Problem]) -> tuple[Verdict, str]:
    # A newer format explains all other problems, so it is reported first.
    by_code = {problem.code: problem for problem in reversed(problems)}
    if newer := by_code.get("newer-format"):
        return Verdict.NEWER_FORMAT, _("It was made by a newer version of Kindpace. {expected}").format(
            expected=newer.expected
        )
    if beyond := by_code.get("out-of-range"):
        return Verdict.OUT_OF_RANGE, _("A value in it is outside the safe range. {beyond}").format(
            beyond=problem_said(beyond)
        )
    words = problem_said(problems[0])
    return Verdict.NOT_A_PRESET, _("It has something wrong in it. {problems}").format(problems=words)


def set_by(pacing: Pacing, author: TrustedAuthor | None) -> str:
    """Who set a pacing, when and why, for the person; ``author`` made the valid signature, if any."""
    when = day_in_words(pacing.date)
    if author is None:
        return _("Set by yourself on {when}, because: {quoted}{until}").format(
            when=when, quoted=quoted(pacing.reason), until=_until(pacing)
        )
    who = isolated(author.name)
    if pacing.author.casefold() != author.name.casefold():
        who = _("{quoted}, with the signature of {isolated},").format(
            quoted=quoted(pacing.author), isolated=isolated(author.name)
        )
    return _("Set by {who} on {when}, because: {quoted}{until}").format(
        who=who, when=when, quoted=quoted(pacing.reason), until=_until(pacing)
    )


def _until(pacing: Pacing) -> str:
    """Until when it holds, so that its end surprises nobody; empty if no day was set."""
    if pacing.review_date is None:
        return ""
    stop = "" if pacing.reason.rstrip().endswith((".", "!", "?", "…")) else "."
    return _("{stop} To be looked at again by {day_in_words}.").format(
        stop=stop, day_in_words=day_in_words(pacing.review_date)
    )


def day_in_words(day: date) -> str:
    """A day such as 22 November 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _unsigned_words(pacing: Pacing) -> str:
    return _(
        "It says that {quoted} set it, and has no signature that shows so. Ask for a signed "
        "one; a preset of your own has “author: {myself}”."
    ).format(quoted=quoted(pacing.author), myself=MYSELF)


_LOCKS_UNSIGNED: Final = _(
    "It locks controls, and has no signature. Locks are a clinician's; a preset of your own works without."
)


_UNKNOWN: Final = _(
    "It is signed with a key which you don't trust here yet. If you know whose it is, compare the key's "
    "words with them, and trust it once."
)


def _changed_words(author: TrustedAuthor) -> str:
    return _(
        "It is not as {isolated} signed it: something in the file, or in its signature, was "
        "changed. Ask for it once more."
    ).format(isolated=isolated(author.name))


def _comment_words(author: TrustedAuthor) -> str:
    return _(
        "The file is as {isolated} signed it, but the note inside its signature was changed. "
        "Ask for the signature once more."
    ).format(isolated=isolated(author.name))


def _expired_words(pacing: Pacing, until: date) -> str:
    return _(
        "It was to be reviewed by {day_in_words}, and that day has passed. You might ask "
        "{whom} for a new one."
    ).format(day_in_words=day_in_words(until), whom=_whom(pacing))


def _set_back_words(pacing: Pacing, until: date, latest: date, today: date) -> str:
    return _(
        "It was to be reviewed by {day_in_words}. This computer's clock says "
        "{day_in_words_2}, but it has been {day_in_words_3} here before, and by then that "
        "day had passed. If the clock was wrong then, the clinic's page can count from today "
        "again; otherwise you might ask {whom} for a new one."
    ).format(
        day_in_words=day_in_words(until),
        day_in_words_2=day_in_words(today),
        day_in_words_3=day_in_words(latest),
        whom=_whom(pacing),
    )


def _whom(pacing: Pacing) -> str:
    return _("yourself") if pacing.author.casefold() == MYSELF else quoted(pacing.author)


_MONTHS: Final = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
