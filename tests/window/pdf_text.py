"""The text of a PDF that Qt wrote, as a reader would copy it: glyphs through their fonts' ToUnicode maps."""

import re
import zlib


def text_of(pdf: bytes) -> str:
    """The text of all pages, in the order in which it was drawn.

    Qt's maps leave out glyphs that stand for several characters (the space, A) or for several letters (ft,
    fi, Th); they are left out here too. ``as_drawn`` does the same to a text.
    """
    objects = {
        int(number): body for number, body in re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL)
    }
    fonts: dict[bytes, int] = {}
    for body in objects.values():
        for names in re.findall(rb"/Font\s*<<(.*?)>>", body, re.DOTALL):
            fonts |= {name: int(at) for name, at in re.findall(rb"/(F\w+) (\d+) 0 R", names)}
    letters = {name: _letters(objects, objects[at]) for name, at in fonts.items()}
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    contents = [int(at) for page in pages for at in re.findall(rb"/Contents (\d+) 0 R", page)]
    return as_drawn("".join(_drawn(_stream(objects[at]), letters) for at in contents))


def as_drawn(text: str) -> str:
    """A text as ``text_of`` gives it."""
    return re.sub(r"[\sA]|f+[ijlt]?|Th", "", text)


def _stream(body: bytes) -> bytes:
    data = body.partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
    return zlib.decompress(data) if b"FlateDecode" in body else data


def _letters(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", font)
    table: dict[int, str] = {}
    if found is None:
        return table
    text = _stream(objects[int(found[1])])
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for glyph, code in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            table[int(glyph, 16)] = bytes.fromhex(code.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, code in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for at in range(int(first, 16), int(last, 16) + 1):
                table[at] = chr(int(code, 16) + at - int(first, 16))
        for first, many in re.findall(rb"<(\w+)>\s*<\w+>\s*\[(.*?)\]", block, re.DOTALL):
            for at, code in enumerate(re.findall(rb"<(\w+)>", many)):
                table[int(first, 16) + at] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return table


def _drawn(content: bytes, letters: dict[bytes, dict[int, str]]) -> str:
    font, said = b"", []
    for name, glyphs in re.findall(rb"/(F\w+) [\d.]+ Tf|<(\w*)>", content):
        if name:
            font = name
        else:
            codes = (int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4))
            said += [letters[font].get(code, "") for code in codes]
    return "".join(said)
