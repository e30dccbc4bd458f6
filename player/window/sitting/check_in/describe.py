"""A check-in in words."""

from player.language.catalogue import _
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import Pacing
from player.practice.planner.steps import Plan, Step
from player.practice.session.offer_rules import Offer
from player.practice.session.table import Session
from player.window.intents import EaseBack, Softer
from player.window.shared.rating_described import rating_view
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.describe import status_words
from player.window.sitting.state import CarryOn, GroundingOnly
from player.window.state import OfferItem

_OFFERS = {
    Offer.STOP: (_("Ease back"), EaseBack()),
    Offer.GROUNDING_ONLY: (_("Only grounding today"), GroundingOnly()),
    Offer.SOFTER: (_("Go on more softly"), Softer()),
    Offer.GO_ON: (_("Go on as it is"), CarryOn()),
}


def check_in_view(
    session: Session, plan: Plan, held: int, pacing: Pacing, *, holding: bool, highest: int = 10
) -> CheckInView:
    """A check-in, and what is offered once a rule fired."""
    step: Step = plan.steps[held]
    offers = tuple(
        OfferItem(*_OFFERS[offer], default=index == 0) for index, offer in enumerate(session.offers)
    )
    return CheckInView(
        title=plan.script_title,
        status=status_words(session, plan, shown_name(pacing)),
        rating=rating_view(step.prompt, style=pacing.check_in_style, highest=highest),
        hold_text=step.text,
        holding=holding and not offers,
        offer_words=_("Thank you. Any of these is fine:") if offers else "",
        offers=offers,
    )
