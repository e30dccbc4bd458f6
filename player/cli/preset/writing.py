"""``kindpace preset new`` and ``edit``: write and change preset files."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from player.cli.errors import Exit
from player.cli.outputs import OutputError, check_output
from player.cli.preset.values import read_day, read_locks, read_values
from player.cli.terminal import say, tell
from player.clinic.embedded import signed_part
from player.clinic.preset_inspection import LARGEST_PRESET, signature_path
from player.clinic.verification import MYSELF
from player.language.catalogue import _
from player.library.catalog import Library
from player.practice.declared.values import Value, filed
from player.practice.pacing.model import with_values
from player.practice.pacing.preset_reader import read_preset, write_preset
from player.practice.pacing.preset_text import LARGEST, load
from player.system.files import read_bounded, write_whole
from player.system.folders import find_folders
from player.system.paths import exists

NO_REASON: Final = _("No reason was given.")


def new(asked: argparse.Namespace) -> int:
    """Write a preset with every control in it."""
    check_output(asked.output)
    if exists(asked.output):
        raise OutputError(asked.output, _("it is there already. 'kindpace preset edit' changes it."))
    values, locked = read_values(asked.set), read_locks(asked.lock)
    base = with_values(Library(find_folders()).preset(asked.base), **values)
    preset = replace(
        base,
        name=asked.name,
        author=asked.author or MYSELF,
        date=_today(),
        reason=asked.reason or NO_REASON,
        review_date=read_day(asked.review_date) if asked.review_date else None,
        locked=locked,
    )
    data = write_preset(preset).encode()
    read_preset(data, str(asked.output))
    write_output(asked.output, data)
    say(
        _("{output} is written. {next_step}").format(output=asked.output, next_step=_next_step(preset.author))
    )
    return Exit.FINE


def edit(asked: argparse.Namespace) -> int:
    """Change values in a preset's file; the rest of the file stays as it is."""
    target: Path = asked.output or asked.file
    old = read_bounded(asked.file, LARGEST_PRESET)
    check_output(target)
    # Drop the embedded signature: it consists of comments, which would stay although it is no longer valid.
    tree = load(signed_part(old), str(asked.file))
    _change(tree, asked)
    data = _dumped(tree)
    pacing = read_preset(data, str(target))
    write_output(target, data)
    if signed_part(old) != old or exists(signature_path(target)):
        tell(_("The signature it had no longer holds; it would have to be signed again."))
    say(_("{target} is written. {next_step}").format(target=target, next_step=_next_step(pacing.author)))
    return Exit.FINE


def write_output(path: Path, data: bytes) -> None:
    """Write a file atomically.

    Raises:
        OutputError: it can't be written; an existing file is unchanged.
    """
    try:
        write_whole(path, data)
    except OSError as error:
        raise OutputError(path, error) from error


def _change(tree: CommentedMap, asked: argparse.Namespace) -> None:
    fields: Mapping[str, str | None] = {"name": asked.name, "author": asked.author, "reason": asked.reason}
    tree.update({name: words for name, words in fields.items() if words is not None})
    tree["date"] = _today().isoformat()
    if asked.review_date:
        _put_or_drop(tree, "review_date", read_day(asked.review_date))
    _lock(tree, read_locks(asked.lock), read_locks(asked.unlock))
    values = read_values(asked.set)
    if values:
        controls = tree.setdefault("controls", CommentedMap())
        controls.update({name: _in_yaml(value) for name, value in values.items()})


def _lock(tree: CommentedMap, more: tuple[str, ...], fewer: tuple[str, ...]) -> None:
    before = tree.get("locked", [])
    if not more and not fewer:
        return
    locked = (
        [*before, *(name for name in more if name not in before)] if isinstance(before, list) else list(more)
    )
    _put_or_drop(tree, "locked", [name for name in locked if name not in fewer])


def _put_or_drop(tree: CommentedMap, name: str, value: date | list[str] | None) -> None:
    if not value:
        tree.pop(name, None)
    elif isinstance(value, list):
        tree[name] = _in_yaml(tuple(value))
    else:
        tree[name] = value.isoformat()


def _in_yaml(value: Value) -> Any:
    """The value as a preset file has it, with a list on one line."""
    entry = filed(value)
    if isinstance(entry, list):
        items = CommentedSeq(entry)
        items.fa.set_flow_style()
        return items
    return entry


def _dumped(tree: CommentedMap) -> bytes:
    out = StringIO()
    writer = YAML(typ="rt", pure=True)
    writer.width = LARGEST
    writer.preserve_quotes = True
    writer.dump(tree, out)
    return out.getvalue().encode()


def _next_step(author: str) -> str:
    if author.casefold() == MYSELF:
        return _("It is your own, and needs no signature.")
    return _("It can be in force once it is signed: 'kindpace preset sign'.")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a person's days are local
