"""Questionnaires as they are offered, in words."""

from collections.abc import Collection, Sequence

from player.practice.display_text import isolated
from player.practice.plain_words import count_in_words, joined
from player.records.measures.questionnaires import Questionnaire
from player.window.shared.questionnaires import OpenQuestionnaire, PassOverAll
from player.window.state import OfferItem


def count_of(questionnaire: Questionnaire) -> str:
    """How many questions it has, in words."""
    count = questionnaire.item_count
    return f"{count_in_words(count)} question{'' if count == 1 else 's'}"


def questionnaire_offer(
    due: Sequence[Questionnaire], begun: Collection[str] = ()
) -> tuple[str, tuple[OfferItem, ...]]:
    """What is offered before or after a sitting; none of the buttons is the default.

    Args:
        due: the questionnaires that may be offered now.
        begun: the SHA-256 of those that were begun in this window and left.
    """
    if not due:
        return "", ()
    what = "a questionnaire" if len(due) == 1 else f"{count_in_words(len(due))} questionnaires"
    named = joined([f"{isolated(questionnaire.title)} ({count_of(questionnaire)})" for questionnaire in due])
    words = (
        f"Your pacing comes with {what}, if you like: {named}. Any question can be left out, or all of it."
    )
    # Titles can be long, and a button's words don't wrap.
    look = "Go on with it" if due[0].hash in begun else "Look at it"
    return words, (
        OfferItem(look if len(due) == 1 else f"{look[:-2]}the first", OpenQuestionnaire(due[0].id)),
        OfferItem("Not now", PassOverAll()),
    )
