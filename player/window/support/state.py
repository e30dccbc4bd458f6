"""What the people to contact are shown as, and what can be done there."""

from dataclasses import dataclass

from player.window.intents import Intent
from player.window.state import Message, Option, View


@dataclass(frozen=True)
class ChooseRegion(Intent):
    """Choose the region whose helplines are shown."""

    region: str


@dataclass(frozen=True)
class SetOwnContact(Intent):
    """The person's own contact, such as a clinician, as free text."""

    text: str


@dataclass(frozen=True)
class Contact:
    """One helpline: ``reach`` is the number or address as one would dial it."""

    name: str
    reach: str
    about: str
    checked_on: str


@dataclass(frozen=True)
class SupportView(View):
    """People to contact.

    Attributes:
        notice: what Kindpace is not, and what stays on this computer.
        regions, region: which can be chosen, and which is; ``region`` may be empty.
        contacts: for that region.
        own_contact: the person's own contact, editable.
    """

    notice: str
    regions: tuple[Option, ...]
    region: str
    contacts: tuple[Contact, ...]
    own_contact: str = ""
    messages: tuple[Message, ...] = ()
