"""People to contact: bundled with the player, dated, the region chosen by the person."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from player.practice.errors import NotUsableError
from player.practice.script.shapes import fields_of, items_of, read_yaml_file, text_of
from player.practice.script.source import Problems, TooManyProblemsError
from player.practice.script.yaml_text import YamlNode


@dataclass(frozen=True)
class Contact:
    """Someone to reach.

    Attributes:
        name: who it is.
        how: what to do, such as "Call or text 988".
        detail: when and for what.
    """

    name: str
    how: str
    detail: str


@dataclass(frozen=True)
class Region:
    """The contacts of one region; ``code`` is what the settings keep."""

    code: str
    name: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True)
class SupportCard:
    """All regions, and the day on which a person last checked them."""

    checked_on: date
    regions: tuple[Region, ...]

    def region(self, code: str) -> Region | None:
        """The region of that code."""
        return next((region for region in self.regions if region.code == code), None)


def read_support(data: bytes, file: str) -> SupportCard:
    """Read the support card.

    Args:
        data: the bytes of the YAML file, UTF-8.
        file: its name, for the places of problems.

    Raises:
        NotUsableError: a key is missing or unknown, a text is empty, a region stands there twice, the day is
            none, or the file can't be read; all problems are in the error, in file order.
    """
    problems = Problems(file)
    root = read_yaml_file(data, problems)
    card: SupportCard | None = None
    with suppress(TooManyProblemsError):
        found = fields_of(root, ("checked_on", "regions"), problems)
        regions = [_region(item, problems) for item in items_of(found.get("regions"), problems)]
        card = SupportCard(_day(found.get("checked_on"), problems), tuple(regions))
        _check_codes(found.get("regions"), regions, problems)
    problems.raise_if_any()
    if card is None:
        raise NotUsableError(problems.found)
    return card


def _day(node: YamlNode | None, problems: Problems) -> date:
    text = text_of(node, problems)
    with suppress(ValueError):
        return date.fromisoformat(text)
    if node is not None and text:
        problems.error(node.place, "bad-value", "This is no day.", text, "Write it as YYYY-MM-DD.")
    return date.min


def _region(node: YamlNode, problems: Problems) -> Region:
    found = fields_of(node, ("code", "name", "contacts"), problems)
    contacts = tuple(_contact(item, problems) for item in items_of(found.get("contacts"), problems))
    return Region(text_of(found.get("code"), problems), text_of(found.get("name"), problems), contacts)


def _contact(node: YamlNode, problems: Problems) -> Contact:
    found = fields_of(node, ("name", "how", "detail"), problems)
    return Contact(*(text_of(found.get(name), problems) for name in ("name", "how", "detail")))


def _check_codes(node: YamlNode | None, regions: list[Region], problems: Problems) -> None:
    seen: set[str] = set()
    for region, item in zip(regions, items_of(node, Problems(problems.file)), strict=True):
        if region.code in seen:
            problems.error(
                item.place, "duplicate-value", "This region stands here twice.", region.code, "Keep one."
            )
        seen.add(region.code)
