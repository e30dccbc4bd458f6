"""A language's file of narrators, with one whose voice the tests make (``made_language_voice``)."""

NARRATOR = """\
language: de
narrators:
  - name: Hum
    engine: piper
    voice: hum.onnx
    phonemes: de
"""
