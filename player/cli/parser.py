"""The argument parser of every command. Imports only argparse, like ``arguments``."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, Protocol

from player.cli.argparse_sentences import translate_argparse
from player.language.catalogue import _
from player.practice.display_text import one_line


class Parser(argparse.ArgumentParser):
    """A parser whose errors are on one line, whatever was typed.

    Attributes:
        more_help: makes the last part of ``--help``, called only when help is asked for.
    """

    more_help: Callable[[], str] | None = None

    def __init__(self, *words: Any, **options: Any) -> None:
        translate_argparse()
        super().__init__(*words, **options)

    def error(self, message: str) -> NoReturn:
        """Print the message on one line and exit, as argparse does."""
        super().error(one_line(message))

    def format_help(self) -> str:
        """The help, with ``more_help`` at its end."""
        return super().format_help() + (self.more_help() if self.more_help else "")

    def print_help(self, file: object = None) -> None:  # noqa: ARG002  # argparse's; nobody gives one
        """Print the help. Argparse would keep silent if that can't be written.

        Raises:
            BrokenPipeError: its reader has gone.
            OutputLostError: it can't be written.
        """
        _print(self.format_help())


class ShowVersion(argparse.Action):
    """``--version``, which argparse's own action would not print either without saying so."""

    def __init__(self, option_strings: Sequence[str], dest: str, version: str) -> None:
        self._version = version
        super().__init__(option_strings, dest, nargs=0, help=_("show program's version number and exit"))

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print the version and exit."""
        _print(f"{self._version}\n")
        parser.exit()


def _print(text: str) -> None:
    # Imported here: most commands print no help.
    from player.cli.terminal import print_text  # noqa: PLC0415

    print_text(text)


class Commands(Protocol):
    """The part of argparse's subparsers that the commands use."""

    def add_parser(self, name: str, *, help: str, description: str) -> Parser:  # noqa: A002  # argparse's name
        """Add a command."""
