"""Questionnaires as they are offered, in words."""

from collections.abc import Collection, Sequence

from player.language.catalogue import _
from player.practice.display_text import isolated
from player.practice.plain_words import count_in_words, joined
from player.records.measures.questionnaires import Questionnaire
from player.window.shared.questionnaires import OpenQuestionnaire, PassOverAll
from player.window.state import OfferItem


def count_of(questionnaire: Questionnaire) -> str:
    """How many questions it has, in words."""
    count = questionnaire.item_count
    return _("{count_in_words} question{value}").format(
        count_in_words=count_in_words(count), value="" if count == 1 else "s"
    )


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
    what = (
        _("a questionnaire")
        if len(due) == 1
        else _("{count_in_words} questionnaires").format(count_in_words=count_in_words(len(due)))
    )
    named = joined([f"{isolated(questionnaire.title)} ({count_of(questionnaire)})" for questionnaire in due])
    words = _(
        "Your pacing comes with {what}, if you like: {named}. Any question can be left out, or all of it."
    ).format(what=what, named=named)
    # Titles can be long, and a button's words don't wrap.
    look = _("Go on with it") if due[0].hash in begun else _("Look at it")
    return words, (
        OfferItem(
            look if len(due) == 1 else _("{look}the first").format(look=look[:-2]),
            OpenQuestionnaire(due[0].id),
        ),
        OfferItem(_("Not now"), PassOverAll()),
    )
