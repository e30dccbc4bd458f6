"""Questionnaires as they are offered, in words."""

from collections.abc import Collection, Sequence

from player.language.catalogue import _, counted
from player.practice.display_text import isolated
from player.practice.plain_words import count_in_words, joined
from player.records.measures.own_words import words_shown
from player.records.measures.questionnaires import Questionnaire
from player.window.shared.questionnaires import OpenQuestionnaire, PassOverAll
from player.window.state import OfferItem


def count_of(questionnaire: Questionnaire) -> str:
    """How many questions it has, in words."""
    count = questionnaire.item_count
    return counted("{in_words} question", "{in_words} questions", count, in_words=count_in_words(count))


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
    how_many = len(due)
    what = counted(
        "a questionnaire", "{in_words} questionnaires", how_many, in_words=count_in_words(how_many)
    )
    named = joined(
        [f"{isolated(words_shown(questionnaire.title))} ({count_of(questionnaire)})" for questionnaire in due]
    )
    words = _(
        "Your pacing comes with {what}, if you like: {named}. Any question can be left out, or all of it."
    ).format(what=what, named=named)
    # Titles can be long, and a button's words don't wrap.
    if due[0].hash in begun:
        look = counted("Go on with it", "Go on with the first", how_many)
    else:
        look = counted("Look at it", "Look at the first", how_many)
    return words, (
        OfferItem(look, OpenQuestionnaire(due[0].id)),
        OfferItem(_("Not now"), PassOverAll()),
    )
