"""A key in words."""

from player.clinic.fingerprint_words import hex_of, words_of
from player.clinic.keys import PublicKey
from player.language.catalogue import _


def key_words(key: PublicKey) -> str:
    """The key's words, to be read out."""
    return " ".join(words_of(key))


def key_detail(key: PublicKey) -> str:
    """The key's number and fingerprint, to be compared in writing."""
    return _("Key {id} · fingerprint {hex_of}").format(id=key.id, hex_of=hex_of(key))
