"""The real content of an encrypted log: its decrypted pages, including free space.

A SQLCipher 4 page is ciphertext, then 80 bytes that start with the 16-byte IV of AES-256-CBC; the first page
starts with 16 bytes of salt. The key is raw, so it is the cipher's own (docs/log-format.md).
"""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
TAIL = 80
BLOCK = 16
WAL_HEADER, FRAME_HEADER = 32, 24


def pages_of(path, secret):
    """The bytes of every page of a log, backup or log set aside, including its write-ahead log."""
    data = path.read_bytes()
    wal = path.with_name(path.name + "-wal")
    frames = wal.read_bytes()[WAL_HEADER:] if wal.exists() else b""
    bare = [_bare(data[at : at + PAGE], secret, first=at == 0) for at in range(0, len(data), PAGE)]
    step = FRAME_HEADER + PAGE
    for at in range(0, len(frames) - step + 1, step):
        number = int.from_bytes(frames[at : at + 4], "big")
        bare.append(_bare(frames[at + FRAME_HEADER : at + step], secret, first=number == 1))
    return b"".join(bare)


def _bare(page, secret, *, first):
    begin = page[PAGE - TAIL : PAGE - TAIL + BLOCK]
    cipher = Cipher(algorithms.AES(bytes.fromhex(secret)), modes.CBC(begin)).decryptor()
    return cipher.update(page[BLOCK if first else 0 : PAGE - TAIL]) + cipher.finalize()
