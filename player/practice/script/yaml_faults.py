"""What the reader of YAML stumbled over, as a sentence of ours; its own words are for its makers."""

from typing import Final

from ruamel.yaml.error import MarkedYAMLError

from player.language.catalogue import _

_BEHIND: Final = "expected <block end>"
_KNOWN: Final = (
    (
        "mapping values are not allowed",
        _("A colon can't stand here. Look at this line and the one above, and how far each is indented."),
    ),
    ("could not find expected ':'", _("This line has no colon after its key.")),
    ("found unexpected end of stream", _("A quotation mark is opened here and not closed.")),
    ("found unexpected document separator", _("A quotation mark is opened here and not closed.")),
    ("expected ',' or ']'", _("A bracket is opened and not closed, or a comma is missing.")),
    ("expected ',' or '}'", _("A bracket is opened and not closed, or a comma is missing.")),
    ("expected the node content", _("A value is missing here, or a bracket is not closed.")),
    (_BEHIND, _("This line is indented otherwise than those it belongs to.")),
    ("that cannot start any token", _("A value can't begin with this sign without quotation marks.")),
    ("found unknown escape character", _("After a backslash, this sign has no meaning.")),
    ("expected escape sequence", _("After a backslash, this sign has no meaning.")),
    ("duplicate key", _("This key is here twice.")),
    ("not allowed here", _("This can't stand here, or it is indented too far.")),
)


def yaml_fault(error: MarkedYAMLError, before: str = "") -> str:
    """What is wrong, as a sentence; with the reader's own words where none of ours fits.

    Args:
        error: what the reader met.
        before: what stands before that on its line, where it is known.
    """
    said = " ".join(str(part) for part in (error.problem, error.context) if part)
    if _BEHIND in said and before.strip():
        return _("The value before this has ended already, with its quotation mark or bracket.")
    for part, sentence in _KNOWN:
        if part in said:
            return sentence
    return _("This can't be read as YAML: {value}.").format(value=error.problem or error.context)
