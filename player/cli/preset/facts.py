"""What ``preset verify`` prints: verified facts, then, in quotation marks, what the file only claims."""

from player.clinic.fingerprint_words import words_of
from player.clinic.verification import Verdict, Verification
from player.language.catalogue import _
from player.practice.display_text import quoted
from player.practice.pacing.built_in import shown_name, shown_reason
from player.practice.pacing.model import Pacing

_STATED = _("What the file itself says; Kindpace has not looked into whether it is true:")
_STATED_SIGNED = _("What the file itself says, as that author signed it:")


def facts(found: Verification) -> tuple[str, ...]:
    """The verified facts about a preset that may be in force, one per line."""
    lines: tuple[str, ...]
    match found.verdict:
        case Verdict.BUILT_IN:
            lines = (_("It may be in force: it is one of Kindpace's own presets, byte for byte."),)
        case Verdict.OWN:
            lines = (
                _(
                    "It may be in force: it names no author but yourself, and locks nothing. "
                    "Nobody signed it."
                ),
            )
        case _:
            lines = (_("It may be in force: it is as it was signed."), *_signer(found))
    if found.pacing is None:
        return lines
    return *lines, _("SHA-256 of the file: {content_hash}").format(content_hash=found.pacing.content_hash)


def claims(found: Verification) -> tuple[str, ...]:
    """What a readable preset claims about itself, one per line and marked as such."""
    if found.pacing is None or found.verdict is Verdict.BUILT_IN:
        return ()
    head = _STATED_SIGNED if found.verdict is Verdict.SIGNED else _STATED
    return head, *(f"    {name}: {quoted(words)}" for name, words in _fields(found.pacing) if words)


def _signer(found: Verification) -> tuple[str, ...]:
    if found.author is None:
        return ()
    author = found.author
    when = (
        _("Signed, by the author's own clock: {isoformat}").format(isoformat=found.signed_at.isoformat())
        if found.signed_at
        else ""
    )
    lines = (
        _("Signed with the key {id}, whose owner you named {quoted}.").format(
            id=author.key.id, quoted=quoted(author.name)
        ),
        _("The key's words: {value}").format(value=" ".join(words_of(author.key))),
        when,
    )
    return tuple(line for line in lines if line)


def _fields(pacing: Pacing) -> tuple[tuple[str, str], ...]:
    review = pacing.review_date.isoformat() if pacing.review_date else ""
    return (
        ("name", shown_name(pacing)),
        ("author", pacing.author),
        ("date", pacing.date.isoformat()),
        ("reason", shown_reason(pacing)),
        (_("to be reviewed by"), review),
    )
