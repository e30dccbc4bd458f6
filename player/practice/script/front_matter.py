"""Reads the front matter of a script. It is declared once, as a model from which the JSON Schema is made."""

import difflib
import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from player.language.catalogue import _
from player.practice.choices import Anchor
from player.practice.script.model import Component, Ending
from player.practice.script.source import Line, Problems
from player.practice.script.yaml_text import (
    YamlList,
    YamlMap,
    YamlNode,
    YamlText,
    locate,
    plain,
    read_yaml,
    refuse_cut,
)

LARGEST_FRONT_MATTER = 16_384
"""In characters; a real one has about six hundred."""

_FENCE = "---"
_PROSE = ("title", "about", "asks", "gentle_asks", "caution", "gentle_caution", "sources")
_OUTSIDE = re.compile(r"\.\.[/\\]|^\s*[/~\\]|\bfile:|^[A-Za-z]:[\\/]")

OneLine = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^\S[^\r\n]*$")]


class FrontMatter(BaseModel):
    """The keys between the two ``---`` lines. Each description says what the value should be."""

    model_config = ConfigDict(extra="forbid", frozen=True, title=_("Front matter of a Kindpace script"))

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)] = Field(
        description=_("Lower-case words joined by hyphens, such as others-too: the file's name without .md.")
    )
    format: Annotated[int, Field(ge=1, le=2)] = Field(
        description=_("The number 2, the format described here; 1 for scripts from before.")
    )
    title: Annotated[OneLine, Field(max_length=80)] = Field(
        description=_("The name people see, of 1 to 80 characters.")
    )
    components: Annotated[list[Component], Field(min_length=1, json_schema_extra={"uniqueItems": True})] = (
        Field(
            description=_("One or more of mindfulness, common-humanity, self-kindness and learn, each once.")
        )
    )
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = Field(
        description=_("A language tag such as en or en-GB.")
    )
    about: OneLine = Field(description=_("One line about the practice, of 1 to 300 characters."))
    asks: OneLine = Field(description=_("What it will ask of the person, of 1 to 300 characters."))
    minutes: Annotated[float, Field(gt=0, le=60, allow_inf_nan=False)] = Field(
        description=_("How long it takes at Standard pacing: a number over 0, at most 60.")
    )
    caution: OneLine = Field(
        description=_("What may be hard about it and what is offered instead, of 1 to 300 characters.")
    )
    gentle_asks: OneLine | None = Field(
        default=None,
        description=_("What its gentle wording asks instead, of 1 to 300 characters."),
    )
    gentle_caution: OneLine | None = Field(
        default=None,
        description=_("The caution of its gentle wording instead, of 1 to 300 characters."),
    )
    sources: list[OneLine] = Field(
        default=[], description=_("A list of the publications it rests on, each one line of text.")
    )
    anchor: Anchor | None = Field(
        default=None,
        description=_("What it is about: sound, feet, hands, room, breath, object or movement."),
    )
    ending: Ending = Field(
        default=Ending.DAY, description=_("What it leads to: day, or sleep for a practice at the end of one.")
    )


def front_matter_schema() -> dict[str, Any]:
    """The JSON Schema of the front matter, as kept in ``docs/schemas``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **FrontMatter.model_json_schema()}


def split_front_matter(
    lines: tuple[Line, ...], problems: Problems
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the front matter without its fences, and the lines of the body.

    Missing front matter, or one without an end, is reported.
    """
    if lines[0].text.rstrip() != _FENCE:
        problems.error(
            problems.place(lines[0].number, 1),
            "no-front-matter",
            _("The file does not begin with front matter."),
            lines[0].text,
            _("Begin with a line --- , then id, title and the other keys, then another line --- ."),
        )
        return (), lines
    for index, line in enumerate(lines[1:], start=1):
        if line.text.rstrip() == _FENCE:
            return lines[1:index], lines[index + 1 :]
        if line.text.startswith("## "):
            break
    problems.error(
        problems.place(1, 1),
        "unclosed-front-matter",
        _("The front matter has no end."),
        _FENCE,
        _("Write a line --- after its last key."),
    )
    headings = (index for index, line in enumerate(lines) if line.text.startswith("## "))
    first_heading = next(headings, len(lines))
    return lines[1:first_heading], lines[first_heading:]


def read_front_matter(lines: tuple[Line, ...], problems: Problems) -> FrontMatter | None:
    """Read and check the front matter; None where it can't be used (then ``problems`` says why)."""
    text = "\n".join(line.text for line in lines)
    first = lines[0].number if lines else 2
    if len(text) > LARGEST_FRONT_MATTER:
        problems.error(
            problems.place(first, 1),
            "front-matter-too-long",
            _("The front matter has {count} characters; at most {largest_front_matter} are read.").format(
                count=len(text), largest_front_matter=LARGEST_FRONT_MATTER
            ),
            "",
            _("Shorten it."),
        )
        return None
    root = read_yaml(text, problems, first)
    if root is None:
        return None
    before = len(problems.found)
    _check_references(root, problems)
    _check_duplicates(root, problems)
    _check_comments(root, problems)
    try:
        model = FrontMatter.model_validate(plain(root))
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_context=False):
            _report(detail["type"], detail["loc"], root, problems)
        return None
    return model if len(problems.found) == before else None


def _report(kind: str, path: tuple[str | int, ...], root: YamlMap, problems: Problems) -> None:
    name = str(path[0]) if path else ""
    if kind == "extra_forbidden":
        key = root.key(name)
        near = difflib.get_close_matches(name, FrontMatter.model_fields, 1)
        expected = (
            _("Did you mean {near}?").format(near=near[0])
            if near
            else _("Known keys: {value}.").format(value=", ".join(FrontMatter.model_fields))
        )
        place = key.place if key else root.place
        problems.error(place, "unknown-key", _("This key is not known."), name, expected)
        return
    expected = FrontMatter.model_fields[name].description or ""
    if kind == "missing":
        # The opening fence is the line before the first key.
        place = problems.place(1, 1)
        problems.error(
            place, "missing-key", _("The front matter has no {name}.").format(name=name), "", expected
        )
        return
    node = locate(root, path)
    if isinstance(node, YamlText) and node.cut and not node.value:
        # Said already: all of it stands behind a #.
        return
    found = node.value if isinstance(node, YamlText) else ""
    problems.error(
        node.place, "bad-value", _("The value of {name} can't be used.").format(name=name), found, expected
    )


def _check_references(node: YamlNode, problems: Problems) -> None:
    if isinstance(node, YamlText):
        if _OUTSIDE.search(node.value):
            problems.error(
                node.place,
                "outside-reference",
                _("This leads out of the script's folder."),
                node.value,
                _("A script refers to no other file."),
            )
        return
    inside = node.items if isinstance(node, YamlList) else [value for _unused, value in node.entries]
    for child in inside:
        _check_references(child, problems)


def _check_duplicates(root: YamlMap, problems: Problems) -> None:
    components = root.get("components")
    seen: set[str] = set()
    for item in components.items if isinstance(components, YamlList) else ():
        if isinstance(item, YamlText):
            if item.value in seen:
                problems.error(
                    item.place,
                    "duplicate-value",
                    _("This component is here twice."),
                    item.value,
                    _("Keep one."),
                )
            seen.add(item.value)


def _check_comments(root: YamlMap, problems: Problems) -> None:
    """In prose a # is meant to be read; YAML would leave it out, and all behind it, without a word."""
    for name in _PROSE:
        node = root.get(name)
        for text in node.items if isinstance(node, YamlList) else (node,):
            if isinstance(text, YamlText):
                refuse_cut(text, problems)
