"""A made-up language's voice: a network in Piper's form that hums, and a program that says how words sound.

The network is written here byte by byte (ONNX is protobuf), so that the real runtime loads it: each number
lasts 32 ms at speed 1, and the pitch is in the numbers of the signs. So another text, language or speed
sounds otherwise, and what is heard can be measured.
"""

import json
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from audio.voice.languages.assumed import Measured, spoken_as
from audio.voice.languages.espeak import espeak_version, knows
from audio.voice.languages.language_narrator import Engine, LanguageNarrator

RATE = 22_050
SIGN_SECONDS = 700 / RATE
_FLOAT, _INT64 = 1, 7

PROGRAM = """#!{python} -IS
import os, sys
asked = sys.argv
if os.environ.get("PULSE_SERVER", "").startswith("unix:/nowhere") is False:
    raise SystemExit(3)
if "--version" in asked:
    print("made up {version}")
    raise SystemExit
language = asked[asked.index("-v") + 1]
if language not in ("de", "fr-fr"):
    raise SystemExit(1)
words = sys.stdin.read().lower()
if language == "fr-fr":
    words = "(en)" + "".join(sign + ("^z" if sign in "aeiou" else "") for sign in words)
print(words)
"""


def put_program(folder: Path, monkeypatch, version: str = "1") -> None:
    """Have a made-up espeak-ng before all other programs, in this process and its helpers."""
    folder.mkdir(exist_ok=True)
    program = folder / "espeak-ng"
    program.write_text(PROGRAM.format(python=sys.executable, version=version), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    forget_program()


def forget_program() -> None:
    """What was found out about the program."""
    espeak_version.cache_clear()
    knows.cache_clear()


def put_voice(folder: Path, name: str = "hum.onnx") -> Path:
    """A voice in Piper's form, with its settings beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    voice = folder / name
    voice.write_bytes(network())
    signs = "_^$ ,.!?'abcdefghijklmnopqrstuvwxyzäöüßéèABCDEFGHIJKLMNOPQRSTUVWXYZ"
    settings = {
        "audio": {"sample_rate": RATE},
        "phoneme_type": "espeak",
        "inference": {"noise_scale": 0.6, "length_scale": 1.0, "noise_w": 0.8},
        "phoneme_id_map": {sign: [number] for number, sign in enumerate(signs)},
    }
    voice.with_name(f"{name}.json").write_text(json.dumps(settings), encoding="utf-8")
    return voice


def narrator_of(voice: Path, phonemes: str = "de", language: str = "de") -> LanguageNarrator:
    """A narrator with that voice, measured as it is: 32 ms for each sign and the pad beside it."""
    # Two numbers for each letter, at half the usual speed.
    letter = 2 * SIGN_SECONDS / 0.5
    measured = Measured(60.0 / (letter * 6), letter * 1.2, 0.1, -17.0)
    spoken = spoken_as(Engine.PIPER, voice.name, 1.0, measured)
    return LanguageNarrator("Hum", language, Engine.PIPER, voice, phonemes, spoken)


def network() -> bytes:
    """Hums: ``0.2 sin(t (0.03 + mean/1000))`` for 700 samples times the length for each number."""
    numbers = {"one": (_INT64, 1), "zero": (_INT64, 0), "sign": (_FLOAT, 700.0), "thousandth": (_FLOAT, 1e-3)}
    numbers |= {"base": (_FLOAT, 0.03), "loud": (_FLOAT, 0.2)}
    nodes = [
        _node("Cast", ["input"], "ids", to=_FLOAT),
        _node("ReduceMean", ["ids"], "mean", keepdims=0),
        _node("Gather", ["scales", "one"], "length"),
        _node("Shape", ["input"], "shape"),
        _node("Gather", ["shape", "one"], "many"),
        _node("Cast", ["many"], "many_f", to=_FLOAT),
        _node("Mul", ["many_f", "length"], "long"),
        _node("Mul", ["long", "sign"], "last_f"),
        _node("Cast", ["last_f"], "last", to=_INT64),
        _node("Range", ["zero", "last", "one"], "steps"),
        _node("Cast", ["steps"], "t", to=_FLOAT),
        _node("Mul", ["mean", "thousandth"], "raised"),
        _node("Add", ["raised", "base"], "pitch"),
        _node("Mul", ["t", "pitch"], "phase"),
        _node("Sin", ["phase"], "wave"),
        _node("Mul", ["wave", "loud"], "output"),
    ]
    inputs = [
        _value("input", _INT64, (1, "n")),
        _value("input_lengths", _INT64, (1,)),
        _value("scales", _FLOAT, (3,)),
    ]
    graph = (
        b"".join(_field(1, node) for node in nodes)
        + _field(2, b"hum")
        + b"".join(_field(5, _tensor(name, *value)) for name, value in numbers.items())
        + b"".join(_field(11, each) for each in inputs)
        + _field(12, _value("output", _FLOAT, ("t",)))
    )
    return _number(1, 8) + _field(7, graph) + _field(8, _field(1, b"") + _number(2, 13))


def _node(kind: str, inputs: Iterable[str], output: str, **attributes: int) -> bytes:
    # The type of an attribute that is a whole number is 2.
    made = [
        _field(1, name.encode()) + _number(3, value) + _number(20, 2) for name, value in attributes.items()
    ]
    return (
        b"".join(_field(1, name.encode()) for name in inputs)
        + _field(2, output.encode())
        + _field(4, kind.encode())
        + b"".join(_field(5, each) for each in made)
    )


def _tensor(name: str, kind: int, value: float) -> bytes:
    raw = struct.pack("<q", int(value)) if kind == _INT64 else struct.pack("<f", value)
    return _number(2, kind) + _field(8, name.encode()) + _field(9, raw)


def _value(name: str, kind: int, shape: tuple[int | str, ...]) -> bytes:
    dims = [_field(2, size.encode()) if isinstance(size, str) else _number(1, size) for size in shape]
    tensor = _number(1, kind) + _field(2, b"".join(_field(1, dim) for dim in dims))
    return _field(1, name.encode()) + _field(2, _field(1, tensor))


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])
