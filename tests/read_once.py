"""What many tests, or many parts of a walk, read of the same bytes is read once in each process."""

import functools

from audio.mix import bells
from player.cli import arguments
from player.library import catalog, practice_paths, questionnaire_catalog
from player.library.languages import languages
from player.records.export import as_fhir
from player.records.measures import answers

_MADE_ONCE = (
    (catalog, "parse_script", "read_preset", "read_support"),
    (languages, "read_phrasebook", "read_rules"),
    (practice_paths, "read_paths"),
    (questionnaire_catalog, "read_questionnaire"),
    (answers, "read_questionnaire"),
    (as_fhir, "read_questionnaire"),
    # Hundreds of tests run a command in this process; argparse takes 10 ms to put all of them together.
    (arguments, "make_parser"),
    # A bowl takes a fifth of a second; two modules strike one while tests are collected.
    (bells, "bell_clip"),
)


def read_once():
    """Have pure readers keep what they made, from here on."""
    for module, *readers in _MADE_ONCE:
        for reader in readers:
            setattr(module, reader, functools.cache(getattr(module, reader)))
