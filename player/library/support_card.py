"""People to contact: shipped with the player, each with its source; the person chooses the region."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.practice.script.shapes import day_of, fields_of, items_of, read_yaml_file, text_of
from player.practice.script.source import Problems, TooManyProblemsError
from player.practice.script.yaml_text import YamlNode


@dataclass(frozen=True)
class Contact:
    """Someone to reach.

    Attributes:
        name: who it is.
        how: what to do, such as "Call or text 988".
        detail: when and for what.
        source: where the number was found, in words.
        looked_up: the day on which it was found there, or None.
        checked: the day on which a person rang it or asked the service, or None.
    """

    name: str
    how: str
    detail: str
    source: str
    looked_up: date | None
    checked: date | None


@dataclass(frozen=True)
class Region:
    """The contacts of one region; the settings store its ``code``."""

    code: str
    name: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class SupportCard:
    """All regions, in file order."""

    regions: tuple[Region, ...]

    def beginning_with(self, code: str) -> tuple[Region, ...]:
        """All regions, the one with this code first if there is one, else in file order."""
        return tuple(sorted(self.regions, key=lambda region: region.code != code))


def in_other_words(card: SupportCard, others: SupportCard) -> SupportCard:
    """A card with regions that are there in another language: these stand first, in place of their own."""
    codes = {region.code for region in others.regions}
    return SupportCard((*others.regions, *(region for region in card.regions if region.code not in codes)))


# Reading takes longer than drawing the page: each time it opens, it would be read again.
@lru_cache(maxsize=4)
def read_support(data: bytes, file: str) -> SupportCard:
    """Read the support card.

    Args:
        data: the bytes of the YAML file, UTF-8.
        file: its name, for the places of problems.

    Raises:
        NotUsableError: a key is missing or unknown, a text is empty, a region is duplicated, a date is
            invalid, or the file can't be read; all problems are in the error, in file order.
    """
    problems = Problems(file)
    root = read_yaml_file(data, problems)
    card: SupportCard | None = None
    with suppress(TooManyProblemsError):
        listed = fields_of(root, ("regions",), problems).get("regions")
        regions = [_region(item, problems) for item in items_of(listed, problems)]
        card = SupportCard(tuple(regions))
        _check_codes(listed, regions, problems)
    problems.raise_if_any()
    if card is None:
        raise NotUsableError(problems.found)
    return card


def _region(node: YamlNode, problems: Problems) -> Region:
    found = fields_of(node, ("code", "name", "contacts"), problems)
    contacts = tuple(_contact(item, problems) for item in items_of(found.get("contacts"), problems))
    return Region(text_of(found.get("code"), problems), text_of(found.get("name"), problems), contacts)


def _contact(node: YamlNode, problems: Problems) -> Contact:
    words, days = ("name", "how", "detail", "source"), ("looked_up", "checked")
    found = fields_of(node, (*words, *days), problems)
    name, how, detail, source = (text_of(found.get(key), problems) for key in words)
    looked_up, checked = (day_of(found.get(key), problems) for key in days)
    return Contact(name, how, detail, source, looked_up, checked)


def _check_codes(node: YamlNode | None, regions: list[Region], problems: Problems) -> None:
    seen: set[str] = set()
    for region, item in zip(regions, items_of(node, Problems(problems.file)), strict=True):
        if region.code in seen:
            problems.error(
                item.place, "duplicate-value", _("This region is here twice."), region.code, _("Keep one.")
            )
        seen.add(region.code)
