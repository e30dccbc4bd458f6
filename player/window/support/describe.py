"""People to contact, and what Kindpace is not."""

from player.language.catalogue import _
from player.library.support_card import Contact, Region, SupportCard
from player.practice.plain_words import date_in_words
from player.window.shared.notice import NOTICE
from player.window.state import Message, Option
from player.window.support.about import ABOUT_KINDPACE, VERSION
from player.window.support.state import ContactLine, ContactRegion, SupportView

STAYS_HERE = _(
    "It opens no internet connection, and what it keeps stays in its own folders on this computer."
)
"""What ``tests/privacy`` shows, and no more (docs/privacy.md)."""

ABOUT = _(
    "Below each one you can read where its number comes from, and whether a person has checked it. If one "
    "doesn't answer, another may, or the emergency number."
)

NO_LIST = _(
    "The list of help lines can't be shown here. If someone is in danger now, the number to call is the "
    "emergency number where you are. A doctor, a hospital or a library near you can tell you which lines "
    "answer."
)
"""Instead of the lines, so that this page is never empty."""


def support_view(
    card: SupportCard | None, region: str, own_contact: str, messages: tuple[Message, ...]
) -> SupportView:
    """Every region's contacts, the chosen region first; nothing is chosen for the person."""
    regions = card.regions if card is not None else ()
    ordered = card.beginning_with(region) if card is not None else ()
    return SupportView(
        notice=f"{NOTICE} {STAYS_HERE}",
        about=ABOUT if ordered else NO_LIST,
        regions=tuple(Option(each.code, each.name) for each in regions),
        region=region if region in {each.code for each in regions} else "",
        shown=tuple(_region(each) for each in ordered),
        own_contact=own_contact,
        version=VERSION,
        licences=ABOUT_KINDPACE,
        messages=messages,
    )


def _region(region: Region) -> ContactRegion:
    return ContactRegion(region.name, tuple(_contact(contact) for contact in region.contacts))


def _contact(contact: Contact) -> ContactLine:
    return ContactLine(contact.name, contact.how, contact.detail, checked_words(contact))


def checked_words(contact: Contact) -> str:
    """Who checked a number and when; where nobody did, that, and where the number comes from."""
    if contact.checked is not None:
        return _("Checked on {date_in_words}.").format(date_in_words=date_in_words(contact.checked))
    if contact.looked_up is not None:
        return _("Not yet checked. Looked up on {date_in_words} in {source}.").format(
            date_in_words=date_in_words(contact.looked_up), source=contact.source
        )
    return _("Not yet checked. From {source}.").format(source=contact.source)
