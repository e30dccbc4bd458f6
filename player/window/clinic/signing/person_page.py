"""The page for the person who is given a preset: what it is, what to do, and the key's words."""

from datetime import date
from html import escape
from typing import Final

from player.language.catalogue import _
from player.practice.pacing.model import Pacing
from player.window.shell.local_days import local_day

_STEPS: Final = (
    _("Open Kindpace, and go to Clinic. Choose the file {file}, and press “Look at it”."),
    _("Kindpace shows eight words. Compare them with the words above, one by one."),
    _(
        "If they all match, say so there, and press “Keep this preset”. If one differs, don’t: ask "
        "who gave it."
    ),
    _("Then press “Use it from now on”. Going softer, pausing and stopping are always yours."),
)


def person_page(pacing: Pacing, author: str, words: str, file: str) -> str:
    """The page as HTML for ``report_pdf``.

    Args:
        pacing: the preset.
        author: whose key signed it.
        words: the eight words of the key.
        file: the name of the preset's file.
    """
    shown = [f'<td><p class="figure">{escape(word)}</p></td>' for word in words.split()]
    rows = "".join(f"<tr>{''.join(shown[at : at + 4])}</tr>" for at in range(0, len(shown), 4))
    steps = "".join(f"<li><p>{escape(step.format(file=file))}</p></li>" for step in _STEPS)
    return _(
        "<html><body><h1>{escape}</h1><p>A pacing for your practice, from {escape_2}, "
        "{escape_3}.</p><p>“{escape_4}”</p>{review}<h2>The eight words</h2><table "
        'cellpadding="6">{rows}</table><p>They show that the file is the one you were given. '
        "They are no secret.</p><h2>What to do</h2><ol>{steps}</ol></body></html>"
    ).format(
        escape=escape(pacing.name),
        escape_2=escape(author),
        escape_3=escape(local_day(pacing.date)),
        escape_4=escape(pacing.reason),
        review=_review(pacing.review_date),
        rows=rows,
        steps=steps,
    )


def _review(day: date | None) -> str:
    return (
        _("<p>We will look at it again together by {escape}.</p>").format(escape=escape(local_day(day)))
        if day is not None
        else ""
    )
