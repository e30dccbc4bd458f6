"""What the people to contact are shown as. Frozen values without Qt."""

from player.late_dataclass import dataclass
from player.ui.view.shared import Message, Option


@dataclass(frozen=True)
class Contact:
    """One helpline: ``reach`` is the number or address as one would dial it."""

    name: str
    reach: str
    about: str
    checked_on: str


@dataclass(frozen=True)
class SupportView:
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
