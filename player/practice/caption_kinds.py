"""How files of captions begin, in each of the formats that are read."""

import re
from typing import Final

SUBSTATION: Final = re.compile(r"\s*\[Script Info\]|\s*Dialogue\s*:[^,\n]*,\s*\d+:\d\d:\d\d", re.IGNORECASE)
_SBV_TIME: Final = r"\d{1,2}:\d\d:\d\d[.,]\d{2,3}"
SBV: Final = re.compile(rf"\s*(?:\[[A-Z][^\n]*\n\s*)*{_SBV_TIME}\s*,\s*{_SBV_TIME}\s*\n")
LYRICS: Final = re.compile(
    r"\s*(?:\{QTtext\}[^\n]*\n\s*)?(?:\[[A-Za-z#]+:[^\]\n]*\]\s*)*\[\d{1,3}:\d\d(?:[.:]\d{2,3}|:\d\d[.,]\d{1,3})\]"
    r"(?=[ \t]*[\r\n]|[^\r\n]*\s*(?:\[\d{1,3}:\d\d|\Z))"
)
"""Each line has its time, or each time a line of its own; in a transcript the words of several lines "
"have one."""

MICRODVD: Final = re.compile(r"\s*\{\d+\}\{\d*\}[^\n]*\n?(?:\{\d+\}|\s*$)")
TIMED_XML: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<(?:\w+:)?tt[\s>]|<transcript>\s*<text\b|"
    r"<timedtext\b|<SAMI>|<USFSubtitles\b|<ANNOTATION_DOCUMENT\b|<window\b[^>]*>\s*<time\b)",
    re.IGNORECASE | re.DOTALL,
)
_LISTED: Final = (
    r"segments|fragments|captions|cues|subtitles|transcript|transcription|chunks|"
    r"utterances|words|items|body|result|elements|clips|recognizedPhrases"
)
TIMED_JSON: Final = re.compile(
    rf"\s*(?:[{{\[].*?\"(?:{_LISTED})\"\s*:\s*\[\s*\{{|\[\s*\{{)[^{{}}\[\]]*"
    r"(?:(?:\"(?:timestamps|offsets|time)\"\s*:\s*\{[^{}]*)?"
    r"\"(?:start|begin|startTime|start_time|start_ms|startMs|from|ts)\"\s*:\s*\"?\d|\"timestamp\"\s*:\s*\[|"
    r"\"offset\"\s*:\s*\"PT)"
    r"|\s*\{.*?\"tStartMs\"\s*:",
    re.DOTALL,
)
TIMED_TABLE: Final = re.compile(
    r"\ufeff?(?:\s*start\tend\ttext|\d+(?:[.,]\d+)?\t\d+(?:[.,]\d+)?\t[^\t\n]*\S)", re.IGNORECASE
)
TIMED_ROWS: Final = re.compile(
    r"\ufeff?(?=[^\n]*\b(?:start|begin|in)\b)(?=[^\n]*\b(?:end|stop|out)\b)"
    r"(?=[^\n]*\b(?:text|caption|subtitle|transcript|words|description)\b)"
    r"(?:[\w \"-]{1,30}[,;\t]){2,8}[\w \"-]{1,30}\r?\n[^\n]*\d\d?:\d\d",
    re.IGNORECASE,
)
MPL2: Final = re.compile(r"\s*(?P<times>\[(?P<start>\d{1,6})\]\[(?P<end>\d{0,6})\])\s*\S")
TMPLAYER: Final = re.compile(
    r"\s*(?P<times>(?P<start>\d{1,2}:\d\d:\d\d)[:=])(?:[^\d\s][^\n]*|$)(?:\n\s*\d{1,2}:\d\d:\d\d[:=]|\s*$)"
)
SPRUCE: Final = re.compile(
    r"(?:\s*(?:\$|//)[^\n]*\n|\s*\n)*\s*\d\d:\d\d:\d\d[:;.]\d\d\s*,\s*\d\d:\d\d:\d\d[:;.]\d\d\s*,"
)
TEXT_GRID: Final = re.compile(
    r"\s*File type\s*=\s*\"ooTextFile(?: short)?\"\s*(?:Object class\s*=\s*)?\"TextGrid\""
)
CHEETAH: Final = re.compile(r"\s*(?:\*[^\n]*\s*)*?\*\* ?Caption Number \d")
SCENARIST: Final = re.compile(r"\s*Scenarist_SCC V\d")
JACOSUB: Final = re.compile(
    r"\s*(?:#[^\n]*\n\s*)*(?P<start>\d:\d\d:\d\d\.\d\d)[ \t]+(?P<end>\d:\d\d:\d\d\.\d\d)[ \t]+\S"
)
_CODE: Final = r"\d\d:\d\d:\d\d[:;.]\d\d"
PAIRED: Final = re.compile(rf"\s*(?:[@*<][^\n]*\n\s*)*{_CODE}[ \t]+{_CODE}[ \t]*\n[ \t]*\S")
"""The last four are of Praat, of Scenarist's closed captions, of JACOsub, and of two times above their words
(Cheetah, Avid). Before them: SubStation Alpha, YouTube and SubViewer, timed lyrics (QuickTime's too),
MicroDVD, XML (TTML, SAMI, USF, YouTube's own, ELAN, RealText), speech recognizers (JSON, tables with tabs),
Audacity's labels, tables of editors of films, MPL2, TMPlayer, and DVD Studio Pro."""

EBU_SUBTITLES: Final = re.compile(rb"[0-9]{3}STL[0-9]{2}\.01")
"""Of broadcasters: code page, format and frames a second, in bytes (EBU Tech 3264)."""

_LINES_OF_CAPTIONS: Final = re.compile(
    r"\s*(?:WEBVTT|(?:[^\n]*\n){0,3}?[ \t]*\[?-?(?:\d[\d:;., ]*-->|"
    r"\d+ ?[:;] ?\d[\d:;., ]*(?:[-–—−]{1,3} ?>|[→⟶]))[ \t]*-?\d)"
    rf"|{SUBSTATION.pattern}|{SBV.pattern}|{LYRICS.pattern}|{MICRODVD.pattern}",
    re.IGNORECASE,
)
CAPTIONS: Final = (
    *(_LINES_OF_CAPTIONS, TIMED_XML, TIMED_JSON, TIMED_TABLE, TIMED_ROWS, MPL2, TMPLAYER, SPRUCE),
    *(TEXT_GRID, SCENARIST, CHEETAH, JACOSUB, PAIRED),
)
"""All of them."""
