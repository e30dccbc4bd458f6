"""The argument parser of every command. Imports only argparse, like ``arguments``."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any, Final, NoReturn, Protocol

from player.language.catalogue import _, later
from player.practice.display_text import one_line

_ARGPARSE_SAYS: Final = (
    later("usage: "),
    later("positional arguments"),
    later("options"),
    later("show this help message and exit"),
    later("%(prog)s: error: %(message)s\n"),
    later("argument %(argument_name)s: %(message)s"),
    later("unrecognized arguments: %s"),
    later("the following arguments are required: %s"),
    later("one of the arguments %s is required"),
    later("not allowed with argument %s"),
    later("expected one argument"),
    later("expected at most one argument"),
    later("expected at least one argument"),
    later("expected %s argument"),
    later("expected %s arguments"),
    later("ignored explicit argument %r"),
    later("ambiguous option: %(option)s could match %(matches)s"),
    later("invalid %(type)s value: %(value)r"),
    later("invalid choice: %(value)r (choose from %(choices)s)"),
    later("unknown parser %(parser_name)r (choices: %(choices)s)"),
    later("invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)"),
)
"""As in Python 3.11 to 3.14; one that a later version says otherwise stays English."""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are on one line, whatever was typed.

    Attributes:
        more_help: makes the last part of ``--help``, called only when help is asked for.
    """

    more_help: Callable[[], str] | None = None

    def __init__(self, *words: Any, **options: Any) -> None:
        _translate_argparse()
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


def _translate_argparse() -> None:
    """Have argparse translate through the catalogue rather than through gettext's own, which has no file."""
    # Argparse calls what its module has under these two names.
    vars(argparse).update(_=_said, ngettext=lambda one, many, number: _said(one if number == 1 else many))


def _said(sentence: str) -> str:
    return _(sentence) if sentence in _ARGPARSE_SAYS else sentence


def _print(text: str) -> None:
    # Imported here: most commands print no help.
    from player.cli.terminal import print_text  # noqa: PLC0415

    print_text(text)


class Commands(Protocol):
    """The part of argparse's subparsers that the commands use."""

    def add_parser(self, name: str, *, help: str, description: str) -> Parser:  # noqa: A002  # argparse's name
        """Add a command."""
