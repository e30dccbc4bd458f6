"""Whether a line in Latin letters is in another language than English, told by its small words.

A line is where it holds several of the words that a language can't do without, and more of them than of
those of English. Words that are English too (the German "die", the Spanish "sin") tell nothing and aren't
listed. A line without two such words counts as English: it is better read oddly than left out.
"""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_LEAST: Final = 2
"""So many different small words of the other language tell it (our default)."""

_SHARE: Final = 0.2
"""And they are at least this share of all words of the line: a quoted title doesn't make it foreign."""

_SMALL_ENGLISH: Final = (
    "a an and are as at be but by can for from have here how if in is it its it's may my no not of on one or "
    "say says so some that the their there they this to was way what when where with without word words you "
    "you're your"
)
_ENGLISH: Final = frozenset(_SMALL_ENGLISH.split())
_OTHER: Final = {
    "Catalan": "és amb per què aquí pots les els una dels aquest aquesta més molt teu teva ara quan",
    "Croatian": "je da se ili koji koja sada ovdje može možeš kada što kao samo jest tvoje sve niste",
    "Czech": "že jak teď tady nebo když jsou není také můžete tvůj jste",
    "Danish": "og det er et du din dit dig med på som ikke kan når også eller til fra af jeg",
    "Dutch": "het een je jouw voor niet dat deze kan kunt als hier ook maar naar zijn nog wel uw bent zich",
    "Estonian": "ja ei sa kui siin või oma nüüd võid nagu kõik see seda ning",
    "Finnish": "ja ei että sinä nyt tässä voit kun tai niin kuin olet ovat",
    "French": "le les des du une est vous nous il dans avec sur ce cette votre vos sont peut pouvez très qui "
    "que quand tout être c'est l'air n'est pas",
    "German": "und der das ist nicht ein eine einen einem einer du dein deine dich dir sich mit auf für zu "
    "zum zur den dem des es ich wir ihr sie er kann kannst darf darfst wenn wie hier noch auch nur aber oder "
    "nach bei vom von ganz jetzt sein ihre etwas vielleicht",
    "Hungarian": "és az egy nem hogy itt vagy most fel csak lehet ha",
    "Indonesian": "dan yang di ini itu untuk dengan anda tidak bisa atau pada sekarang dari kamu",
    "Italian": "gli una è sono con che di del della nel nella sul sulla tuo tua puoi può quando qui questo "
    "questa il anche più",
    "Latvian": "un ir ka kā ar tas šeit tagad var vai jūs tavs pie lai",
    "Lithuanian": "ir yra kad kaip su tai dabar čia gali tavo jūs ar nėra",
    "Norwegian": "og det er et du din ditt deg med på som ikke kan når også eller til fra av jeg nå seg",
    "Polish": "nie się że jak twój twoja może możesz teraz tutaj dla przez gdy jest",
    "Portuguese": "um uma é está você que seu sua pode muito mais quando aqui isto não da das na ao agora",
    "Romanian": "și este în din pentru poți acum aici să și sunt",
    "Slovak": "sa na že ako keď teraz tu alebo nie sú môžete môžeš je tvoj ste",
    "Slovene": "je da se ali kot lahko zdaj tukaj ko kaj tvoje niso še vse",
    "Spanish": "el los las una es está usted tú por para que su sus tu tus puede puedes muy más cuando aquí "
    "esto este esta se del al ahora",
    "Swahili": "na ya wa kwa ni katika wewe yako hapa sasa au lakini",
    "Swedish": "och att det är ett du din ditt dig med för på som inte kan får när här också eller från",
    "Tagalog": "ang ng sa mga ay na iyong ka mo hindi kung dito ngayon",
    "Turkish": "ve bir bu için ile şimdi burada değil gibi çok olarak",
    "Vietnamese": "và là của bạn không một có trong này cho với các hãy những đang thì rất ngồi xuống "
    "thở mình",
}
_SMALL_WORDS: Final = tuple(frozenset(words.split()) for words in _OTHER.values())


def in_another_language(text: str) -> bool:
    """Whether the words of a line are surely those of another language.

    Args:
        text: as it is shown, without marks for its pronunciation.
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    english = sum(word in _ENGLISH for word in words)
    return any(_tell(words, small, english) for small in _SMALL_WORDS)


def _tell(words: list[str], small: frozenset[str], english: int) -> bool:
    found = [word for word in words if word in small]
    return len(set(found)) >= _LEAST and len(found) >= _SHARE * len(words) and len(found) > english
