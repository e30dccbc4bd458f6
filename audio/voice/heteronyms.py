"""Words that are read in two ways, and which way the words around them decide.

The phonemes are IPA as in scripts: ``[lead](/lid/)``. The list was made from g2p-en's homographs (Apache-2.0,
after the list of minimal pairs by John Higgins), the engine's own lexicon, and words met in practices; very
rare readings (a numb-er number) are left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

PRONUNCIATION: Final = re.compile(r"\[([^\[\]]*)\]\(/([^()/]*)/\)")
"""A word with its phonemes, as authors write it."""


@dataclass(frozen=True)
class Reading:
    """One way to read a word.

    Attributes:
        phonemes: IPA.
        example: a few words in which it is read so.
    """

    phonemes: str
    example: str


@dataclass(frozen=True)
class Heteronym:
    """A word in a text that can be read in two ways.

    Attributes:
        word: as it stands there.
        start: where it begins in the text, in characters.
        readings: the two.
        decided: the index of the reading that the words around it call for; None where they don't tell.
    """

    word: str
    start: int
    readings: tuple[Reading, Reading]
    decided: int | None


@dataclass(frozen=True)
class _Context:
    """The reading that holds between two patterns: the text before the word, and the text after it."""

    reading: int
    before: str
    after: str

    def holds(self, before: str, after: str) -> bool:
        """Whether both are found."""
        return bool(_compiled(self.before).search(before) and _compiled(self.after).match(after))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # When it is first needed: all of them take a tenth of a second, and the window imports this module.
    return re.compile(pattern, re.IGNORECASE)


_DETERMINERS: Final = (
    "a|an|the|this|that|these|those|my|your|his|her|its|our|their|some|any|no|each|every|another|one|of"
    "|whose|which|half|old|new|little|small|big|first|last|next|two|three|four|five|ten|both|other|same|in|with"
)
_MODALS: Final = (
    "can|could|may|might|will|would|shall|should|must|let|lets|let's|i|you|we|they|who|not|don't|cannot|can't"
    "|won't|didn't|doesn't|to|please|and then|i'll|you'll|we'll|they'll|you'd|i'd|we'd|they'd"
)
_ENDS: Final = (
    r"\s*(?:[.,;:!?)\"]|$)|\s+(?:of|to|or|and|for|in|with|without|longer|more|ago|later|now|here|there|is|was|has"
    r"|goes|passes|before|after|at|by|on|from|off|until|when|while|that|like|than|but|as|between)\b"
)


def _context(reading: int, before: str = "", after: str = "") -> _Context:
    """A context; ``before`` are words that stand straight before, ``after`` is a pattern of what follows."""
    ahead = rf"(?:^|[\s\"'(,-])(?:{before})\s+$" if before else ""
    return _Context(reading, ahead, after)


_NOUN_OR_VERB: Final = (
    _context(1, rf"(?:{_MODALS})(?:\s+(?:just|only|also|even|always|never|then))?"),
    # With a word between, such as "the cold"; an adverb there would belong to a verb.
    _context(0, rf"(?:{_DETERMINERS})(?:\s+(?!\w+ly\b)[\w-]+)?"),
    _context(0, r"in|with|by|for|on|at|from|under|behind|without"),
)
_BE: Final = (
    "is|are|was|were|be|been|being|am|feel|feels|felt|seem|seems|very|quite|so|more|most|too|as|rather|less|or"
    "|it's|they're|you're|i'm|we're|that's|there's|keep|keeps|kept|stay|stays|bit|somewhat|fully|really|looks|look"
)
_ADJECTIVE_OR_VERB: Final = (
    _context(1, _MODALS),
    _context(0, rf"(?:{_DETERMINERS}|{_BE})"),
)
_ALWAYS_FIRST: Final = (_context(0),)
"""For words whose other reading is a rare one."""

_Entry = tuple[str, str, str, str, tuple[_Context, ...]]

_ENTRIES: Final[Mapping[str, _Entry]] = {
    "lead": ("lid", "lead the way", "lɛd", "a lead pipe", (
        _context(1, after=r"\s+(?:pipes?|paint|weights?|shot|roof|pencils?)\b|-"),
        _context(0, _MODALS),
        _context(0, r"(?:take|takes|took|the|a|in the|dog's)", r"\s+(?:in|to|on|from|over|the|role|part)\b"),
    )),
    "leads": ("lidz", "where it leads", "lɛdz", "window leads", _ALWAYS_FIRST),
    "read": ("rid", "to read it now", "rɛd", "they read it yesterday", (
        _context(1, r"(?:have|has|had|i've|you've|we've|they've|is|are|was|were|be|been|being|gets|"
            r"get)(?:\s+(?:already|been|just|never|often))?"),
        _context(0, rf"(?:{_MODALS.replace('|i|you|we|they|who', '')}|do|did|does)(?:\s+(?:just|"
            rf"only|also|even|you|i|we|they))?"),
        _context(1, "he|she|it|somebody|someone|nobody"),
    )),
    "live": ("lɪv", "people who live here", "laɪv", "live music", (
        _context(1, after=r"\s+(?:music|band|bands|show|shows|concert|audience|broadcast|recording|"
            r"wires?|birds?|animals?)\b"),
        _context(0, rf"(?:{_MODALS}|people|neighbours|where|all|still|now|and)"),
        _context(0, after=r"\s+(?:in|here|there|with|near|nearby|on|at|next|alone|together|by|under|"
            r"behind|above|below|out|for|up|upstairs)\b"),
    )),
    "lives": ("laɪvz", "many lives", "lɪvz", "she lives here", (
        _context(0, rf"(?:{_DETERMINERS}|people's|other|many|whole)"),
        _context(1, r"he|she|it|who|that|which|one|somebody|someone|nobody|everybody|everyone"),
        _context(1, after=r"\s+(?:in|here|there|with|near|nearby|on|at|next|alone|by|under|behind|"
            r"above|below|out|for|up|upstairs)\b"),
        _context(1, "where [\\w ]+", r"\s*[.,;]"),
    )),
    "close": ("kloʊs", "close to you", "kloʊz", "eyes can close", (
        _context(0, after=r"\s+(?:by|to|at hand|enough|beside|behind|up|together|friends?|ones?)\b"),
        _context(1, rf"(?:{_MODALS}|eyes|eyelids|doors?|shops?)"),
        _context(0, rf"(?:{_BE}|a|up|from|nearby|stands?|sits?|sit|stand|comes?|come|came)"),
        _context(1, "(?:and|or|then)", r"\s+(?:your|the|them|it|his|her|my|again)\b"),
        _context(1, "the|a|to a|its", r"\s+of\b"),
    )),
    "wind": ("wɪnd", "the cold wind", "waɪnd", "wind the wool", (
        _context(1, after=r"\s+(?:down|up|it|them|the|your|a|around|round|back|through)\b"),
        *_NOUN_OR_VERB,
        _context(0, after=r"\s*(?:[.,;:!?]|$)|\s+(?:or|and|in|on|outside|is|was|has|comes|blows|moves)\b"),
        _context(0, "(?:hear|feel|notice|or|and|like|rain|only)"),
    )),
    "winds": ("wɪndz", "strong winds", "waɪndz", "the road winds", (
        _context(1, after=r"\s+(?:down|up|it|its|them|the|your|a|around|round|back|through|on|along|"
            r"past|between)\b"),
        _context(0, _DETERMINERS),
    )),
    "tear": ("tɪr", "a tear in the eye", "tɛr", "tear the paper", (
        _context(1, after=r"\s+(?:it|them|up|off|out|open|the|your|that|this|in the (?:paper|cloth|"
            r"sleeve|page|fabric|seam))\b"),
        *_NOUN_OR_VERB,
    )),
    "tears": ("tɪrz", "tears come", "tɛrz", "it tears easily", (
        _context(1, "it|he|she|that|which|paper|one"),
        _context(0),
    )),
    "bow": ("baʊ", "a bow of the head", "boʊ", "a bow of ribbon", (
        _context(0, _MODALS),
        _context(0, after=r"\s+(?:of the head|your|her|his|their|down)\b|\s+(?:to|of) (?:the|"
            r"a) (?:audience|boat|ship)"),
        _context(1, after=r"\s+(?:and arrow|of (?:ribbon|string)|ties?|on)\b|\s*tie"),
        _context(1, "tie(?:s|d)? (?:it )?(?:in|into)? ?a|(?:ribbon|cello|violin|velvet|paper|blue|"
            "red|silk|hair|archer's|fiddle)"),
    )),
    "minute": ("ˈmɪnɪt", "a minute ago", "maɪˈnjut", "minute details", (
        _context(1, after=r"\s+(?:details?|amounts?|changes?|cracks?|differences?|specks?|movements?)\b"),
        _context(1, "so|very|most"),
        _context(0, after=_ENDS),
        _context(0, rf"(?:{_DETERMINERS}|\w+ty|six|seven|eight|nine|per|many)"),
    )),
    "present": ("ˈprɛzənt", "the present moment", "prɪˈzɛnt", "to present a talk", (
        _context(1, rf"(?:{_MODALS})", r"\s+(?:it|them|the|a|an|your|my|itself|themselves|yourself|some)\b"),
        _context(0, rf"(?:{_DETERMINERS}|{_BE}|to be|at|everyone|everybody|all)(?:\s+(?!\w+ly\b)[\w-]+)?"),
        _context(0, after=r"\s+(?:moment|time|day|tense|too|already)\b"),
    )),
    "content": ("ˈkɑntɛnt", "the content of a letter", "kənˈtɛnt", "to feel content", (
        _context(1, rf"(?:{_BE}|sound|sounds|look|looks|sit|sits)"),
        _context(1, after=r"\s+(?:to|with|as)\b"),
        _context(0, _DETERMINERS),
    )),
    "use": ("jus", "of no use", "juz", "to use it", (
        _context(1, after=r"\s+(?:it|them|the|your|a|an|this|that|these|those|one|any|some|both|"
            r"either|what|whatever|her|his)\b"),
        *_NOUN_OR_VERB,
        _context(0, "much|there's|what|what's"),
    )),
    "uses": ("jusɪz", "it has many uses", "juzɪz", "she uses it", (
        _context(0, rf"(?:{_DETERMINERS}|many|its|other)"),
        _context(1, r"he|she|it|who|that|which|one|somebody|someone|nobody|everybody|everyone"),
        _context(1, after=r"\s+(?:it|them|the|your|a|an|this|that|his|her)\b"),
    )),
    "used": ("juzd", "the tool they used", "just", "used to it", (
        _context(0, r"(?:is|was|are|were|be|been)(?:\s+(?:often|only))?", r"\s+to\s+(?!it\b|that\b|"
            r"the\b|\w+ing\b)"),
        _context(1, after=r"\s+to\b"),
        _context(0),
    )),
    "row": ("roʊ", "a row of seats", "raʊ", "a loud row", (
        _context(1, after=r"\s+(?:with (?:him|her|them|a|my|your)|about|over)\b"),
        _context(1, "loud|blazing|terrible|family|big"),
        _context(0),
    )),
    "rows": ("roʊz", "rows of seats", "raʊz", "loud rows", (
        _context(1, after=r"\s+(?:with (?:him|her|them|a|my|your)|about|over)\b"), _context(0),
    )),
    "wound": ("wund", "a wound that heals", "waʊnd", "wound round a stick", (
        _context(1, after=r"\s+(?:around|round|up|down|on|tight|tightly|loosely|itself)\b"),
        _context(1, "(?:is|was|are|were|had|has|have|he|she|they|it)", r"\s+(?!heal)"),
        *_NOUN_OR_VERB[1:],
    )),
    "sow": ("soʊ", "to sow seeds", "saʊ", "a sow and her piglets", (
        _context(0, _MODALS), _context(0, after=r"\s+(?:seeds?|them|it|the|a|"
            r"some)\b"), _context(1, _DETERMINERS),
    )),
    "dove": ("dʌv", "a white dove", "doʊv", "they dove in", (
        _context(0, _DETERMINERS + "|white|grey|gray"),
        _context(1, "he|she|it|they|we|i|you|who|and|then"),
    )),
    "bass": ("beɪs", "a bass guitar", "bæs", "the bass in the lake", (
        _context(1, after=r"\s+(?:in the|and trout|fish|swim)"),
        _context(0, after=r"\s+(?:guitar|note|notes|line|drum|player|voice|string|strings)\b"),
        _context(0, "the|a|deep|low|double"),
    )),
    "desert": ("ˈdɛzərt", "a hot desert", "dɪˈzɜrt", "to desert a friend", _NOUN_OR_VERB),
    "house": ("haʊs", "a small house", "haʊz", "to house a guest", (
        _context(1, r"to|can|could|will|would|might|may", r"\s+(?:the|a|an|them|some|many|"
            r"all)\b"), _context(0),
    )),
    "houses": ("ˈhaʊzɪz", "a row of houses", "ˈhaʊzɪz", "it houses a museum", _ALWAYS_FIRST),
    "excuse": ("ɪkˈskjus", "a good excuse", "ɪkˈskjuz", "excuse me", (
        _context(1, after=r"\s+(?:me|us|you|him|her|them|yourself|itself)\b"), *_NOUN_OR_VERB,
    )),
    "abuse": ("əˈbjus", "after abuse", "əˈbjuz", "to abuse trust", (
        *_NOUN_OR_VERB, _context(0, "after|of|and|or|survived|past"),
    )),
    "learned": ("lɜrnd", "she has learned it", "ˈlɜrnɪd", "a learned professor", (
        _context(1, after=r"\s+(?:professor|man|woman|society|friend|people|book)\b"), _context(0),
    )),
    "blessed": ("blɛst", "she blessed the bread", "ˈblɛsɪd", "a blessed silence", (
        _context(1, r"a|the|this|that|one", r"\s+[a-z]"), _context(0),
    )),
    "aged": ("eɪdʒd", "aged ten", "ˈeɪdʒɪd", "an aged aunt", (
        _context(1, r"an|my|your|his|her|their|the"), _context(0),
    )),
    "crooked": ("ˈkrʊkɪd", "a crooked picture", "krʊkt", "she crooked a finger", (
        _context(1, "he|she|they|i|you|who|and", r"\s+(?:a|one|the|his|her|your|their)\b"), _context(0),
    )),
    "ragged": ("ˈræɡɪd", "a ragged edge", "ræɡd", "they ragged him", _ALWAYS_FIRST),
    "perfect": ("ˈpɜrfɪkt", "nothing is perfect", "pərˈfɛkt", "to perfect a skill", (
        _context(1, r"to|can|could|will|would|might|may", r"\s+(?:the|a|an|it|them|your|his|"
            r"her)\b"), _context(0),
    )),
    "progress": ("ˈprɑɡrɛs", "work in progress", "prəˈɡrɛs", "to progress slowly", (
        _context(1, r"can|could|will|would|might|may|you|they|we|things|to", r"\s*(?:$|[.,;]|"
            r"\s+(?:to|slowly|from|quickly|at)\b)"),
        _context(0),
    )),
    "concert": ("ˈkɑnsərt", "a concert", "kənˈsɜrt", "to concert a plan", _ALWAYS_FIRST),
    "refuse": ("ˈrɛfjus", "a heap of refuse", "rɪˈfjuz", "to refuse an offer", (
        _context(1, _MODALS + "|or|and"), _context(1, after=r"\s+(?:it|to|the|a|an|this|that|any|"
            r"all|help)\b"),
        _context(0, "of|the"),
    )),
    "separate": ("ˈsɛprət", "a separate room", "ˈsɛpəreɪt", "to separate them", _ADJECTIVE_OR_VERB),
    "moderate": ("ˈmɑdərət", "a moderate pace", "ˈmɑdəreɪt", "to moderate a talk", _ADJECTIVE_OR_VERB),
    "deliberate": ("dɪˈlɪbərət", "a deliberate step", "dɪˈlɪbəreɪt", "to deliberate", _ADJECTIVE_OR_VERB),
    "elaborate": ("ɪˈlæbərət", "an elaborate plan", "ɪˈlæbəreɪt", "to elaborate", _ADJECTIVE_OR_VERB),
    "appropriate": ("əˈproʊpriət", "an appropriate word", "əˈproʊprieɪt", "to appropriate it",
        _ADJECTIVE_OR_VERB),
    "approximate": ("əˈprɑksɪmət", "an approximate time", "əˈprɑksɪmeɪt", "to approximate it",
        _ADJECTIVE_OR_VERB),
    "alternate": ("ˈɔltərnət", "alternate days", "ˈɔltərneɪt", "to alternate feet", _ADJECTIVE_OR_VERB),
    "intimate": ("ˈɪntɪmət", "an intimate talk", "ˈɪntɪmeɪt", "to intimate it", _ADJECTIVE_OR_VERB),
    "articulate": ("ɑrˈtɪkjələt", "an articulate speaker", "ɑrˈtɪkjəleɪt", "to articulate it",
        _ADJECTIVE_OR_VERB),
    "estimate": ("ˈɛstəmət", "a rough estimate", "ˈɛstəmeɪt", "to estimate it", _NOUN_OR_VERB),
    "graduate": ("ˈɡrædʒuət", "a graduate", "ˈɡrædʒueɪt", "to graduate", _NOUN_OR_VERB),
    "associate": ("əˈsoʊʃiət", "an associate", "əˈsoʊʃieɪt", "to associate it", _NOUN_OR_VERB),
    "advocate": ("ˈædvəkət", "an advocate", "ˈædvəkeɪt", "to advocate it", _NOUN_OR_VERB),
    "duplicate": ("ˈduplɪkət", "a duplicate", "ˈduplɪkeɪt", "to duplicate it", _NOUN_OR_VERB),
    "resume": ("ˈrɛzəmeɪ", "a job resume", "rɪˈzum", "to resume later", _NOUN_OR_VERB),
    "invalid": ("ɪnˈvælɪd", "an invalid ticket", "ˈɪnvəlɪd", "caring for an invalid", (
        _context(0, _BE), _context(0, after=r"\s+(?:ticket|card|number|claim|argument)\b"),
    )),
    "polish": ("ˈpɑlɪʃ", "shoe polish", "ˈpoʊlɪʃ", "a Polish song", ()),
    "entrance": ("ˈɛntrəns", "the entrance door", "ɪnˈtræns", "it may entrance you", _NOUN_OR_VERB),
    "buffet": ("bəˈfeɪ", "a cold buffet", "ˈbʌfɪt", "winds buffet the house", _NOUN_OR_VERB),
    "object": ("ˈɑbdʒɛkt", "an object", "əbˈdʒɛkt", "to object to it", _NOUN_OR_VERB),
    "subject": ("ˈsʌbdʒɛkt", "the subject", "səbˈdʒɛkt", "to subject them to it", _NOUN_OR_VERB),
    "record": ("ˈrɛkərd", "a record", "rɪˈkɔrd", "to record it", _NOUN_OR_VERB),
    "rebel": ("ˈrɛbəl", "a rebel", "rɪˈbɛl", "to rebel", _NOUN_OR_VERB),
    "permit": ("ˈpɜrmɪt", "a permit", "pərˈmɪt", "to permit it", _NOUN_OR_VERB),
    "conduct": ("ˈkɑndʌkt", "their conduct", "kənˈdʌkt", "to conduct it", _NOUN_OR_VERB),
    "contract": ("ˈkɑntrækt", "a contract", "kənˈtrækt", "muscles contract", _NOUN_OR_VERB),
    "contrast": ("ˈkɑntræst", "a contrast", "kənˈtræst", "to contrast them", _NOUN_OR_VERB),
    "conflict": ("ˈkɑnflɪkt", "a conflict", "kənˈflɪkt", "to conflict with it", _NOUN_OR_VERB),
    "produce": ("ˈproʊdus", "garden produce", "prəˈdus", "to produce it", _NOUN_OR_VERB),
    "project": ("ˈprɑdʒɛkt", "a project", "prəˈdʒɛkt", "to project it", _NOUN_OR_VERB),
    "attribute": ("ˈætrəbjut", "an attribute", "əˈtrɪbjut", "to attribute it", _NOUN_OR_VERB),
    "insult": ("ˈɪnsʌlt", "an insult", "ɪnˈsʌlt", "to insult them", _NOUN_OR_VERB),
    "insults": ("ˈɪnsʌlts", "the insults", "ɪnˈsʌlts", "it insults them", (
        _context(1, "he|she|it|who|which"), _context(0),
    )),
    "increase": ("ˈɪnkris", "an increase", "ɪnˈkris", "to increase it", _NOUN_OR_VERB),
    "decrease": ("ˈdikris", "a decrease", "dɪˈkris", "to decrease it", _NOUN_OR_VERB),
    "protest": ("ˈproʊtɛst", "a protest", "prəˈtɛst", "to protest", _NOUN_OR_VERB),
    "suspect": ("ˈsʌspɛkt", "a suspect", "səˈspɛkt", "to suspect it", _NOUN_OR_VERB),
    "upset": ("ˈʌpsɛt", "a stomach upset", "ʌpˈsɛt", "to feel upset", (
        _context(1, rf"(?:{_BE}|{_MODALS}|get|gets|got|that|it|and)"), _context(0, "an|stomach"),
    )),
}  # fmt: skip

_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")


def heteronyms(text: str) -> tuple[Heteronym, ...]:
    """The words of a text that can be read in two ways, in order, but for those with phonemes beside them."""
    marked = [match.span() for match in PRONUNCIATION.finditer(text)]
    return tuple(
        _looked_at(match, text)
        for match in _WORD.finditer(text)
        if match.group().lower() in _ENTRIES
        and not any(start <= match.start() < end for start, end in marked)
    )


def _looked_at(match: re.Match[str], text: str) -> Heteronym:
    first, one, second, two, contexts = _ENTRIES[match.group().lower()]
    before, after = PRONUNCIATION.sub(r"\1", text[: match.start()]), text[match.end() :]
    decided = next((context.reading for context in contexts if context.holds(before, after)), None)
    readings = (Reading(_stressed(first), one), Reading(_stressed(second), two))
    return Heteronym(match.group(), match.start(), readings, decided)


def _stressed(phonemes: str) -> str:
    """Words of one syllable carry their stress as well: without it they would be swallowed."""
    return phonemes if "ˈ" in phonemes else f"ˈ{phonemes}"
