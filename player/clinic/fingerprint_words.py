"""A key's fingerprint: eight plain words that two people can compare over the phone, and the same in hex."""

import hashlib
from typing import Final

from player.clinic.keys import PublicKey

COUNT: Final = 8
"""Words shown: 64 bits, enough to notice a swapped key; the hexadecimal form has 128."""

_HEX_BYTES: Final = 16
_HEX_GROUP: Final = 4

# 256 words of our own choosing: everyday things, nothing that frightens, no two that sound alike. No two
# begin with the same four letters, and no single wrong letter turns one into another. Never reorder them.
_LIST: Final = """
    acorn almond amber anchor apple apricot apron artist aspen attic autumn bakery balcony banjo barley
    basket beacon beaver bench birch biscuit blanket blossom boulder branch breeze bridge bronze brook
    brush bucket butter cabin cactus camera candle canoe canvas caramel carpet cedar cello cherry
    cinnamon circle citrus clarinet clover cobalt cocoa comet compass copper corner cotton cradle crayon
    crystal cushion daisy dolphin donkey drawer eagle easel elder emerald envelope evening fabric falcon
    feather fennel ferry fiddle field flannel flute forest fountain fruit galaxy garden garlic gazelle
    gecko ginger giraffe glacier glove goose granite grape guitar hammock hamster harbour harvest hazel
    hedge heron hilltop honey horizon igloo indigo island ivory jacket jasmine jelly jigsaw journal
    jumper juniper kayak kettle kitchen kitten koala ladder lagoon lantern larch laundry lavender lemon
    lentil library lilac linen lotus magnet magpie mango maple marble market meadow melody mirror muffin
    museum music napkin nectar notebook november nutmeg oatmeal ocean october olive onion orange orchard
    oregano otter paddle painter palace pancake pantry paper parade parcel pasture peach peanut pebble
    pelican pencil penguin pepper piano picnic pillow planet pocket poppy porch postcard potato prairie
    prism pumpkin puzzle quarry quilt quince radish railway rainbow raisin raven recipe ribbon river
    robin rosemary rowan runner saffron salad salmon satin scarf seaside sesame shell shepherd silver slipper
    snowdrop spinach sponge spoon spring squirrel stable starfish stone summer sunset swallow sweater
    tailor teapot theatre thimble thistle ticket timber toffee tomato tractor train trumpet tulip turnip
    turtle umbrella vanilla velvet village violin waffle wagon walnut water wicker window winter
    yarrow yellow zebra
"""
WORDS: Final = tuple(_LIST.split())
"""The word for each value of a byte."""


def words_of(key: PublicKey) -> tuple[str, ...]:
    """The key's eight words: one per leading byte of the BLAKE2b hash of its 32 bytes."""
    return tuple(WORDS[byte] for byte in _hash(key)[:COUNT])


def hex_of(key: PublicKey) -> str:
    """The first 16 bytes of the same hash in hexadecimal, in groups of four."""
    digits = _hash(key)[:_HEX_BYTES].hex()
    return " ".join(digits[at : at + _HEX_GROUP] for at in range(0, len(digits), _HEX_GROUP))


def _hash(key: PublicKey) -> bytes:
    return hashlib.blake2b(key.raw, digest_size=64).digest()
