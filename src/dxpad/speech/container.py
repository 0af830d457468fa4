"""Which kind of audio file some bytes begin, told from the bytes and never from the file's name.

FFmpeg is only ever opened with the format found here. Left to guess, it would also take playlists, which can name
other files and addresses to open.
"""

from __future__ import annotations

from dxpad.domain.errors import BadInputError

HEAD_BYTES = 16
_UNKNOWN_SIZE = 0xFFFFFFFF
_LAYER_III = frozenset((b"\xe2", b"\xe3", b"\xf2", b"\xf3", b"\xfa", b"\xfb"))
"""The second byte of an MP3 frame: MPEG 2.5, 2 or 1, layer III, with or without a checksum."""

FORMATS = "WAV, FLAC, MP3, M4A, OGG or WebM"


def container_of(head: bytes, *, name: str) -> str:
    """FFmpeg's name of the container that begins with `head` (the first `HEAD_BYTES` bytes).

    Raises:
        BadInputError: empty, or none of the formats that are read.
    """
    if not head:
        raise BadInputError("The audio file is empty", where=name, mend="Record or copy it again")
    found = _by_signature(head)
    if found is None:
        raise BadInputError(
            "The file is not audio of a known kind", where=name, mend=f"Give {FORMATS}; convert other kinds first"
        )
    return found


def breaks_off(head: bytes, size: int) -> bool:
    """Whether a WAV file of `size` bytes is shorter than its header says. FFmpeg passes over this in silence.

    A size of 0 or of all ones is what a program writes that does not know the end yet: it says nothing.
    """
    declared = int.from_bytes(head[4:8], "little")
    return head[:4] == b"RIFF" and 0 < declared < _UNKNOWN_SIZE and declared + 8 > size


def _by_signature(head: bytes) -> str | None:
    if head[:4] in {b"RIFF", b"RF64"} and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "mp4"
    if head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] in _LAYER_III):
        return "mp3"
    signatures = {b"fLaC": "flac", b"OggS": "ogg", b"\x1a\x45\xdf\xa3": "matroska"}
    return signatures.get(head[:4])
