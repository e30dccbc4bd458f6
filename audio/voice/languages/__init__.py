"""The narrators of other languages: a voice in a language's folder, read with that language's sounds."""
