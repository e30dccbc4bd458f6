"""People to contact, and what Kindpace is not."""

from collections.abc import Sequence
from datetime import date

from player.language.catalogue import _
from player.library.support_card import Contact, Region, SupportCard
from player.practice.plain_words import date_in_words
from player.window.shared.notice import NOTICE
from player.window.state import Message, Option
from player.window.support.about import ABOUT_KINDPACE, VERSION
from player.window.support.state import ContactLine, ContactRegion, RegionSources, SupportView

STAYS_HERE = _(
    "It opens no internet connection, and what it keeps stays in its own folders on this computer."
)
"""What ``tests/privacy`` shows, and no more (docs/privacy.md)."""

ANOTHER = _("If one doesn't answer, another may, or the emergency number.")
NOT_RUNG = _("Looked up {when} by Kindpace's makers, and not rung yet.")
SOME_RUNG = _("Looked up {when} by Kindpace's makers. Where one was rung, the day stands beside it.")
ALL_RUNG = _("Each of these was rung, or its service asked, on the day beside it.")

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
        about=about_words(ordered) if ordered else NO_LIST,
        regions=tuple(Option(known.code, known.name) for known in regions),
        region=region if region in {known.code for known in regions} else "",
        shown=tuple(_region(known) for known in ordered),
        sources=tuple(_sources(known) for known in ordered),
        own_contact=own_contact,
        version=VERSION,
        licences=ABOUT_KINDPACE,
        messages=messages,
    )


def _region(region: Region) -> ContactRegion:
    return ContactRegion(region.name, tuple(_contact(contact) for contact in region.contacts))


def _contact(contact: Contact) -> ContactLine:
    checked = (
        _("Checked on {date_in_words}.").format(date_in_words=date_in_words(contact.checked))
        if contact.checked is not None
        else ""
    )
    return ContactLine(contact.name, contact.how, contact.detail, checked)


def about_words(regions: Sequence[Region]) -> str:
    """When all these numbers were looked up, and whether somebody rang them: once, for all of them.

    Args:
        regions: at least one, with at least one contact.
    """
    contacts = [contact for region in regions for contact in region.contacts]
    found = sorted({contact.looked_up for contact in contacts if contact.looked_up is not None})
    rung = [contact.checked is not None for contact in contacts]
    if all(rung):
        return f"{ALL_RUNG} {ANOTHER}"
    words = SOME_RUNG if any(rung) else NOT_RUNG
    return f"{words.format(when=_days(found))} {ANOTHER}"


def _days(days: Sequence[date]) -> str:
    if not days:
        return _("on no day that was written down")
    if len(days) == 1:
        return _("on {day}").format(day=date_in_words(days[0]))
    return _("between {first} and {last}").format(first=date_in_words(days[0]), last=date_in_words(days[-1]))


def _sources(region: Region) -> RegionSources:
    return RegionSources(region.name, tuple(source_words(contact) for contact in region.contacts))


def source_words(contact: Contact) -> str:
    """Where a number comes from, such as ``"Samaritans: a stored copy of samaritans.org"``."""
    return f"{contact.name}: {contact.source}"
