"""In which encoding the letters of a text are those of a language, and its small words that language's."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class _Language:
    """A language.

    Attributes:
        tag: its BCP 47 name; empty where several are alike here.
        encodings: that it was saved in before Unicode, the most usual first.
        letters: small ones beyond ASCII.
        words: of its most frequent ones.
    """

    tag: str
    encodings: tuple[str, ...]
    letters: frozenset[str]
    words: frozenset[str]


def _language(tag: str, encodings: str, letters: str, words: str) -> _Language:
    return _Language(tag, tuple(encodings.split()), frozenset(letters), frozenset(words.split()))


_CENTRAL: Final = "cp1250 iso8859_2 cp852 mac_latin2"
_BALTIC: Final = "cp1257 iso8859_13 iso8859_4 cp775"
_CYRILLIC: Final = "cp1251 koi8_r koi8_u cp866 iso8859_5 mac_cyrillic"
_WESTERN: Final = "cp1252 mac_roman cp850 cp437"
_RUSSIAN: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_GREEK: Final = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"

_LANGUAGES: Final = (
    # Of two that fit as well the first counts, and Western text is more usual.
    _language("de", _WESTERN, "äöüß", "und der die das in ist nicht ein zu den mit sich auf du wie"),
    _language(
        "fr", _WESTERN, "àâæçéèêëîïôœùûüÿ", "le la les et de un une à est en que vous dans pour pas ce"
    ),
    _language("es", _WESTERN, "áéíñóúü", "de la que el en y los se un una es por con no su lo"),
    _language("pt", _WESTERN, "àáâãçéêíóôõúü", "de a que o e do da em um uma para com não no na os"),
    _language("it", _WESTERN, "àèéìíîòóù", "il la di che e un una in non per con del si è le i"),
    _language("", _WESTERN, "åäöé", "och i att det som en på är av för inte du den med ja on ei se että"),
    _language("", _WESTERN, "æøåéòóô", "og i at det er en på til som for ikke du med den av"),
    _language("nl", _WESTERN, "áéëïíóöúè", "de het een en van in is dat niet op je te met die"),
    _language(
        "en", _WESTERN, "éïöüèêçñà", "the and of to a in is it you that your with for at here this as on be"
    ),
    _language(
        "cs", _CENTRAL, "áčďéěíňóřšťúůýž", "a se na je v jak to si s do o k ve že co už až tak když vám"
    ),
    _language("sk", _CENTRAL, "áäčďéíĺľňóôŕšťúýž", "a sa na je v ako to si s do o k vo že čo už keď vám"),
    _language("pl", _CENTRAL, "ąćęłńóśźż", "i w się na z do to jest nie jak że a po o ze tak co gdy"),
    _language("hu", _CENTRAL, "áéíóöőúüű", "a az és hogy nem egy is ez meg de ahogy úgy mint ha"),
    _language("", _CENTRAL, "čšžćđ", "in je na se da v ki za so kot i u su što kao si ob pri"),
    _language("ro", _CENTRAL, "ăâîşţșț", "şi și de în la cu pe nu este să care un o mai din ce"),
    _language(
        "tr",
        "cp1254 cp857",
        "çğıiöşüâîû",
        "ve bir bu da de için ile ne çok gibi olarak daha var her şimdi sonra kadar",
    ),
    _language(
        "lv", _BALTIC, "āčēģīķļņōŗšūž", "un ir no ar uz kā kas lai par vai to pie kad bez zem ka kopā mums"
    ),
    _language("lt", _BALTIC, "ąčęėįšųūž", "ir yra su į kad kaip iš ar tai per po kai būti"),
    _language("ru", _CYRILLIC, _RUSSIAN, "и в не на что с как это вы по под из так же он для когда"),
    _language(
        "uk", _CYRILLIC, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "і в не на що з як це та під у до коли або"
    ),
    _language("bg", _CYRILLIC, "абвгдежзийклмнопрстуфхцчшщъьюя", "и в не на че с как да се от за по под е"),
    _language(
        "el", "cp1253 iso8859_7 cp737", _GREEK, "και το να της του η ο τα είναι με στο από κάτω τους την"
    ),
)
_USUAL_SIGNS: Final = frozenset("“”‘’„‚«»‹›–—…•·°©®™§¿¡€†\u00a0\u00ad♪♫№")
_LATIN: Final = "\u024f"
_MIXED: Final = re.compile(r"[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_FOREIGN, _LEAST_USUAL = 0.02, 0.04
"""Shares: of letters that aren't a language's, and of its small words among all."""


def encoding_by_language(data: bytes) -> str:
    """The encoding in which a text is one of the languages known here; empty where it is in none.

    Args:
        data: of a text in an encoding of one byte a letter.
    """
    best, found = (0.0, 0.0), ""
    for language in _LANGUAGES:
        for encoding in language.encodings:
            shares = _shares_of(language, data, encoding)
            if shares > best:
                best, found = shares, encoding
    return found


def _shares_of(language: _Language, data: bytes, encoding: str) -> tuple[float, float]:
    """How many of the words are frequent ones of a language, and how many of the letters are its own.

    Both are 0 where too few are.
    """
    nothing = 0.0, 0.0
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return nothing
    beyond = [character for character in text if character > "\x7f" and character not in _USUAL_SIGNS]
    foreign = sum(character.lower()[0] not in language.letters for character in beyond)
    if min(language.letters) > _LATIN:
        # Letters of two scripts in one word are signs that were misread.
        foreign += len(_MIXED.findall(text))
    words = [word.lower() for word in _WORD.findall(text)]
    if not beyond or not words or foreign > _MOST_FOREIGN * len(beyond):
        return nothing
    share = sum(word in language.words for word in words) / len(words)
    return (share, 1 - foreign / len(beyond)) if share >= _LEAST_USUAL else nothing
