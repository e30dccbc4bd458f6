"""What the people to contact are shown as, and what can be done there."""

from dataclasses import dataclass
from typing import ClassVar

from player.window.intents import Intent
from player.window.state import Message, Option, Place, View


@dataclass(frozen=True)
class ChooseRegion(Intent):
    """Choose the region whose helplines are shown."""

    region: str


@dataclass(frozen=True)
class SetOwnContact(Intent):
    """The person's own contact, such as a clinician, as free text."""

    text: str


@dataclass(frozen=True)
class ContactLine:
    """One helpline: ``reach`` is what to do, with the number as one would dial it.

    ``checked`` says on which day somebody rang it; empty where nobody did.
    """

    name: str
    reach: str
    about: str
    checked: str


@dataclass(frozen=True)
class ContactRegion:
    """The helplines of one region."""

    name: str
    contacts: tuple[ContactLine, ...]


@dataclass(frozen=True)
class RegionSources:
    """Where the numbers of one region were found, a line for each."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SupportView(View):
    """People to contact.

    Attributes:
        notice: what Kindpace is not, and what stays on this computer.
        about: when the numbers were looked up, whether somebody rang them, and what to do when one doesn't
            answer.
        regions, region: which can stand first, and which does; ``region`` may be empty.
        shown: every region, in the order in which they stand.
        sources: where the numbers come from, for each region, in the same order.
        own_contact: the person's own contact, editable.
        version: of Kindpace, in words.
        licences: of Kindpace and of what it is built with, a paragraph each.
        leads_back: whether a sitting waits, paused, to which one can go back.
    """

    place: ClassVar = Place.SUPPORT

    notice: str
    about: str
    regions: tuple[Option, ...]
    region: str
    shown: tuple[ContactRegion, ...]
    sources: tuple[RegionSources, ...] = ()
    own_contact: str = ""
    version: str = ""
    licences: tuple[str, ...] = ()
    leads_back: bool = False
    messages: tuple[Message, ...] = ()
