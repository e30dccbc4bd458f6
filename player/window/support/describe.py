"""People to contact, and what Kindpace is not."""

from player.library.support_card import SupportCard
from player.window.shared.words import day_in_words
from player.window.state import Message, Option
from player.window.support.state import Contact, SupportView

NOTICE = (
    "Kindpace is a practice and reflection tool. It is not therapy, diagnosis or emergency care, "
    "and nobody monitors it."
)
"""Practice brief, section 8."""

STAYS_HERE = "It opens no internet connection, and what it keeps stays in its own folders on this computer."
"""What ``tests/privacy`` shows, and no more (docs/privacy.md)."""


def support_view(
    card: SupportCard | None, region: str, own_contact: str, messages: tuple[Message, ...]
) -> SupportView:
    """The support card for a region; nothing is chosen for the person."""
    regions = card.regions if card is not None else ()
    chosen = next((one for one in regions if one.code == region), None)
    checked = f"Checked on {day_in_words(card.checked_on)}" if card is not None else ""
    contacts = chosen.contacts if chosen is not None else ()
    return SupportView(
        notice=f"{NOTICE} {STAYS_HERE}",
        regions=tuple(Option(one.code, one.name) for one in regions),
        region=region if chosen is not None else "",
        contacts=tuple(Contact(one.name, one.how, one.detail, checked) for one in contacts),
        own_contact=own_contact,
        messages=messages,
    )
