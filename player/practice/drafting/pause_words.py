"""The words with which people mark quiet in a text, in English and in languages that others write in.

People mix them: a German text has ``(pause)``, an English one ``(silencio)``. So all of them count at once.
"""

from typing import Final


def _words(latin: str, others: str = "") -> str:
    """A pattern for words behind which no letter stands, and for those of scripts that part no words."""
    return f"(?:(?:{latin})(?![^\\W\\d_]){'|' if others else ''}{others})"


PAUSES: Final = _words(
    "pauses?|pausen|pausas?|pauze|(?:atem|sprech|rede|lese|nachspür)pausen?|пауза|паузы|пауз[аиу]|pauz[aąęy]|"
    "pauser?|paus|tauko|pauzë|pauză|szünet|duraklama|παύση|jeda|tạm dừng|וקפה|הפסקה|وقفة|توقف|विराम|रुकें|ठहरें",
    "停顿|停頓|暂停|暫停|休止|ポーズ|멈춤|휴지|หยุดพัก|หยุด",
)
"""What is written to mark a pause, and hardly ever said."""

SILENCES: Final = _words(
    "silences?|silent|quiet|stillness|stille|schweigen|silencios?|silêncio|silenzio|stilte|тишина|молчание|тиша|cisz[aąyę]|"
    "ticho|tystnad|stillhet|stilhed|hiljaisuus|csend|sessizlik|σιωπή|hening|im lặng|שתיקה|صمت|मौन|liniște",
    "静默|靜默|沉默|安静|安靜|沈黙|無音|静寂|침묵|ความเงียบ|เงียบ",
)
HALTS: Final = _words(
    "rest|wait|break|beat|slnc|sil|pau|hold|space|warten|innehalten|nachspüren|espera|esperar|attendre|attendez|aspetta|"
    "attendere|attendi|aspettare|wacht|wachten|aguarde|aguardar|temps",
    "等待",
)
"""What means a pause in brackets, and may mean something else in a sentence."""

SHORT: Final = _words(
    "short|brief|small|little|weak|x-weak|kurze?[nrs]?|kleine?[nrs]?|breves?|cort[ao]s?|courte?s?|petite?|"
    "piccola|curta|korte|короткая"
)
LETTERS: Final = {"p": "", "sp": "short", "mp": "usual", "lp": "long", "pp": "long", "間": ""}
"""What people put in brackets for a pause once they have said so, and which size it stands for."""

LONG: Final = _words(
    "longer|long|extended|ample|strong|x-strong|lange?[nrs]?|längere?[nrs]?|larg[ao]s?|longues?|lung[ao]|longa|"
    "prolongad[ao]|длинная|долгая",
    "长",
)
USUAL: Final = _words("usual|medium")

THOUSANDTHS: Final = _words("ms|msecs?|millis|milliseconds?")
SECONDS: Final = _words(
    "seconds?|secs?|s|counts?(?! (?:of|to))|sekunden?|sek|segundos?|segs?|secondes?|second[oi]|seconden|"
    "секунд[аыи]?|сек|"
    "sekund[aęy]?|sekunder|sekuntia?|saniye|másodperc|δευτερόλεπτα|detik|giây|secunde|שניות|ثانية|ثوان[يٍ]?|सेकंड|सेकेंड",
    "秒間|秒钟|秒鐘|秒|초|วินาที",
)
MINUTES: Final = _words(
    "minutes?|mins?|m|minuten|minuut|minut[oi]s?|минут[аы]?|мин|"
    "minut[aęy]|minuter|minutter|minuuttia?|dakika|perc|λεπτ[άό]|menit|phút|хвилин[аиу]?|דקות|דקה|دقيقة|دقائق|मिनट",
    "分間|分钟|分鐘|分|분|นาที",
)

_NUMBERS: Final = {
    0.5: "half-a half halbe halben medio media demie demi mezzo mezza",
    1: "one één",
    2: "two zwei dos deux due dois duas twee два две",
    3: "three drei tres trois tre três drie три",
    4: "four vier cuatro quatre quattro quatro четыре",
    5: "five fünf cinco cinq cinque vijf пять",
    6: "six sechs seis sei zes шесть",
    7: "seven sieben siete sept sette sete zeven семь",
    8: "eight acht ocho huit otto oito восемь",
    9: "nine neun nueve neuf nove negen девять",
    10: "ten zehn diez dix dieci dez tien десять",
    12: "twelve zwölf doce douze dodici",
    15: "fifteen fünfzehn quince quinze quindici vijftien пятнадцать",
    20: "twenty zwanzig veinte vingt venti vinte twintig двадцать",
    25: "twenty-five fünfundzwanzig",
    30: "thirty dreißig dreissig treinta trente trenta trinta dertig тридцать",
    40: "forty vierzig cuarenta quarante quaranta",
    45: "forty-five fünfundvierzig",
    50: "fifty fünfzig cincuenta cinquante cinquanta",
    60: "sixty sechzig sesenta soixante sessanta",
    90: "ninety neunzig noventa",
}
_CHINESE: Final = {sign: float(at) for at, sign in enumerate("一二三四五六七八九十", start=1)} | {
    "两": 2.0,
    "兩": 2.0,
    "十五": 15.0,
    "二十": 20.0,
    "三十": 30.0,
    "四十": 40.0,
    "五十": 50.0,
    "六十": 60.0,
    "半": 0.5,
}
NUMBERS: Final = {word: number for number, words in _NUMBERS.items() for word in words.split()} | _CHINESE
NUMBER: Final = _words(
    "|".join(sorted(NUMBERS.keys() - _CHINESE.keys(), key=len, reverse=True)),
    "|".join(sorted(_CHINESE, key=len, reverse=True)),
)
ARTICLES: Final = _words("an?|ein(?:e[nrm]?)?|une?|una|uno|uma?|een")
"""One before a unit, and nothing before a name."""

FEW: Final = _words(
    "(?:a )?few|(?:a )?couple of|several|some|ein paar|einige|un[ao]s|algun[ao]s|quelques|alcun[ei]"
)
BREATHS: Final = _words(
    "breaths?|atemzug|atemzüge[ns]?|respirations?|respiración|respiracion(?:es)?|respiraç(?:ão|ões)|souffles?|"
    "respir[oi]|ademhalingen|вдох(?:а|ов)?"
)
BREATHING: Final = _words(
    "breathe|inhales?|exhales?|atmen|einatmen|ausatmen|atme|respira|respire[zr]?|inspire[zr]?|expire[zr]?|"
    "inhala|exhala|inspira|espira"
)
FILLERS: Final = _words(
    "here|hier|for|of|in|out|let|sit|stay|remain|release|again|about|around|approximately|approx|"
    "roughly|at least|up to|or so|and|the|very|full|"
    "allow|leave|give|keep|insert|moments?|while|bit|more|them|time|take|deeply|deep|slowly|slow|conscious|cycles?|"
    "counts? (?:of|to)|machen|einlegen|lassen|halten|"
    "circa|ca|etwa|ungefähr|von|für|mit|und|ein|aus|tiefe[nrs]?|bewusste[nrs]?|environ|del|de|di|durante|"
    "pendant|por|para|em|en|laisser|laissez|laisse|faire|faites|fais|marquer|marquez|prendre|prenez|le|la|les|"
    "hacer|dejar|guardar|fazer|der|augenblicke?|momente?|"
    "deixar|fare|lasciare|even|couple|another|ara|के लिए|की|का|około|przez|w|i"
)
BELLS: Final = _words(
    "bells?|chimes?|gongs?|bowls?|glocken?|glöckchen|zimbeln?|klangschalen?|campanas?|campanilla|cuencos?|"
    "sinos?|sininho|tigelas?|bel(?:len|letje)?|klankscha(?:al|len)|kloc?k(?:a|an|or|e|en|er)|dzwon(?:ek|ka)?|"
    "cloches?|clochette|bols?(?: tibétains?| chantants?)?|carillon|campanell[ae]|колокол(?:ьчик)?",
    "钟声|鐘聲|钟|鐘|铃声|鈴聲|磬|ระฆัง",
)
AROUND_BELLS: Final = _words(
    "an?|the|one|two|three|[1-9]|x ?[1-9]|[1-9] ?(?:x|mal)|(?:ein|zwei|drei)mal|"
    "once|twice|thrice|times?|rings?|ringing|sounds?|strikes?|strike|of|soft|gentle|small|"
    "temple|singing|tibetan|opening|closing|final|first|second|again|der|die|das|ertönt|erklingt|anschlagen|"
    "klingt|suena|sonne|tintement|un|une|una|de|la|el|le|on|entend|toca|tocar|toque|o|il|lo|l[’']|suona|suonare|si|sente|"
    "se|escucha|oye|faire|fait|sonner|résonner|hacer|sonar|schlagen|läuten|läutet|klinkt|luidt|luiden|slaan|tocam|ring|"
    "het|een|uma?|tinter|hear|heard|we|is|being"
)
