"""Questionnaires in words: what is offered, one question at a time, thanks, and the answers as data.

No sum, no meaning, no verdict is ever said while or after one is answered; the log has the numbers.
"""

from collections.abc import Collection, Mapping
from typing import Final

from player.language.catalogue import _
from player.practice.plain_words import count_in_words
from player.records.measures.own_words import words_shown
from player.records.measures.questionnaires import Questionnaire
from player.window.questionnaire.state import (
    AnswerView,
    QuestionnaireView,
    QuestionView,
)
from player.window.state import Message

MOST_LISTED: Final = 11
"""A longer scale has a field to type into instead of buttons: 0 to 10 still fits a screen."""

THANKS: Final = _(
    "Thank you. What you answered is kept with your log, just as you gave it. It stays on this computer."
)
NOTHING_GIVEN: Final = _("That is fine. All that is kept is that you passed it over.")


def questionnaire_view(
    asked: Questionnaire,
    at: int,
    answers: Mapping[int, int],
    declined: Collection[int],
    messages: tuple[Message, ...] = (),
) -> QuestionnaireView:
    """One question.

    Args:
        asked: the questionnaire.
        at: the question's number, from 1.
        answers: what was answered so far, by number.
        declined: the numbers of those that the person would rather not say.
        messages: above the screen.
    """
    last = at == asked.item_count
    return QuestionnaireView(
        title=words_shown(asked.title),
        instruction=words_shown(asked.instruction),
        progress=_("Question {at} of {item_count}").format(at=at, item_count=asked.item_count),
        question=_question(asked, at, answers.get(at), declined=at in declined),
        next_words=_("Finish") if last else _("Next"),
        can_back=at > 1,
        not_now=_not_now(asked.every_days),
        source=f"{words_shown(asked.citation)} {words_shown(asked.permission)}",
        messages=messages,
    )


def done_view(title: str, messages: tuple[Message, ...], *, answered: bool) -> QuestionnaireView:
    """Thanks, and nothing else."""
    return QuestionnaireView(
        words_shown(title), thanks=THANKS if answered else NOTHING_GIVEN, messages=messages
    )


def _question(asked: Questionnaire, at: int, chosen: int | None, *, declined: bool) -> QuestionView:
    values = range(asked.lowest, asked.highest + 1)
    listed = values if len(values) <= MOST_LISTED else ()
    return QuestionView(
        number=at,
        count=asked.item_count,
        text=words_shown(asked.items[at - 1]),
        lowest=asked.lowest,
        highest=asked.highest,
        answers=tuple(AnswerView(value, words_shown(asked.labels.get(value, ""))) for value in listed),
        scale_words="" if listed else _scale_words(asked),
        chosen=chosen,
        declined=declined,
    )


def _scale_words(asked: Questionnaire) -> str:
    named = (
        _("{value} is {words}").format(value=value, words=words_shown(words))
        for value, words in sorted(asked.labels.items())
    )
    return (
        ". ".join(
            (
                _("Any whole number from {lowest} to {highest}").format(
                    lowest=asked.lowest, highest=asked.highest
                ),
                *named,
            )
        )
        + "."
    )


def _not_now(every_days: int) -> str:
    again = (
        _("tomorrow")
        if every_days <= 1
        else _("in {count_in_words} days").format(count_in_words=count_in_words(every_days))
    )
    return _("“Not now” keeps no answers. It may be offered again {again}; nothing reminds you.").format(
        again=again
    )


# ---------------------------------------------------------------------- in the log
