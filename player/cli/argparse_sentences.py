"""The sentences that argparse says by itself, in the language in use."""

import argparse
from typing import Final

from player.language.catalogue import _, later

SENTENCES: Final = (
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


def translate_argparse() -> None:
    """Have argparse translate through the catalogue rather than through gettext's own, which has no file."""
    # Argparse calls what its module has under these two names.
    vars(argparse).update(_=_said, ngettext=lambda one, many, number: _said(one if number == 1 else many))


def _said(sentence: str) -> str:
    return _(sentence) if sentence in SENTENCES else sentence
