"""Sealed sound: whole after a crash at any byte, shut to everybody without the key, never quietly wrong."""

from __future__ import annotations

import os
import pickle
import wave
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.errors import StorageError
from dxpad.records.sealed import HEAD_BYTES, NONCE, TAG, SealedWriter, create, read_head, shred
from dxpad.records.sealed_audio import SealedAudio

if TYPE_CHECKING:
    from pathlib import Path

SECRET = bytes(range(32))
OTHER = bytes(32)
TAKE = bytes(16)
BLOCK = 64
WHOLE = NONCE + BLOCK + TAG


def block(number: int) -> bytes:
    return bytes([number + 1]) * BLOCK


def sealed(folder: Path, blocks: int, *, channels: int = 1) -> Path:
    path = folder / "a.1.mono.tape"
    create(path, SECRET, take=TAKE, first=0, channels=channels, block=BLOCK)
    writer = SealedWriter(path, SECRET)
    for number in range(blocks):
        writer.append(block(number))
    writer.close()
    return path


def plain(path: Path) -> bytes:
    with SealedAudio(path=path, secret=SECRET).open() as file:
        return file.read()


@given(blocks=st.integers(0, 4), cut=st.integers(1, WHOLE), tail=st.sampled_from(("nothing", "zeros", "noise")))
def test_cut_off_anywhere_it_opens_with_every_whole_block_and_goes_on(
    tmp_path_factory: pytest.TempPathFactory, blocks: int, cut: int, tail: str
) -> None:
    path = sealed(tmp_path_factory.mktemp("sealed"), blocks + 1)
    whole = path.read_bytes()
    kept = whole[: len(whole) - cut]
    path.write_bytes(kept + {"nothing": b"", "zeros": bytes(cut), "noise": b"\x5a" * cut}[tail])
    writer = SealedWriter(path, SECRET)
    assert writer.blocks == blocks
    writer.append(block(9))
    writer.close()
    assert plain(path)[44:] == b"".join(block(number) for number in range(blocks)) + block(9)


@given(place=st.integers(0, HEAD_BYTES + 3 * WHOLE - 1), bit=st.integers(0, 7))
def test_a_single_changed_bit_is_never_read_as_sound(
    tmp_path_factory: pytest.TempPathFactory, place: int, bit: int
) -> None:
    path = sealed(tmp_path_factory.mktemp("sealed"), 3)
    data = bytearray(path.read_bytes())
    data[place] ^= 1 << bit
    path.write_bytes(data)
    with pytest.raises(StorageError):
        plain(path)


def test_two_blocks_changed_places_do_not_open(tmp_path: Path) -> None:
    path = sealed(tmp_path, 2)
    data = path.read_bytes()
    head, first, second = data[:HEAD_BYTES], data[HEAD_BYTES : HEAD_BYTES + WHOLE], data[HEAD_BYTES + WHOLE :]
    path.write_bytes(head + second + first)
    with pytest.raises(StorageError, match="damaged"):
        plain(path)


def test_the_sound_cannot_be_seen_in_the_file(tmp_path: Path) -> None:
    data = sealed(tmp_path, 3).read_bytes()
    assert not any(bytes([value]) * 8 in data for value in (1, 2, 3))


def test_another_key_opens_nothing_and_destroys_nothing(tmp_path: Path) -> None:
    path = sealed(tmp_path, 3)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="another key"):
        SealedWriter(path, OTHER)
    with pytest.raises(StorageError, match="another key"):
        SealedAudio(path=path, secret=OTHER).open()
    assert path.read_bytes() == before


def test_damage_in_the_middle_is_not_taken_for_a_crash(tmp_path: Path) -> None:
    path = sealed(tmp_path, 4)
    data = bytearray(path.read_bytes())
    data[HEAD_BYTES + 2 * WHOLE :] = bytes(2 * WHOLE)
    path.write_bytes(data)
    with pytest.raises(StorageError, match="damaged"):
        SealedWriter(path, SECRET)
    assert path.read_bytes() == bytes(data)


def test_recorded_sound_reads_as_a_wav_file_in_another_process_too(tmp_path: Path) -> None:
    source = pickle.loads(pickle.dumps(SealedAudio(path=sealed(tmp_path, 3), secret=SECRET)))  # noqa: S301 # our own
    with source.open() as opened, wave.open(opened) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (1, 16_000, 3 * BLOCK // 2)
        assert file.readframes(1000) == block(0) + block(1) + block(2)


def test_a_loaded_file_reads_as_the_bytes_it_was_whatever_its_length(tmp_path: Path) -> None:
    path = tmp_path / "a.1.file.sound"
    create(path, SECRET, take=TAKE, first=0, channels=0, block=BLOCK)
    writer = SealedWriter(path, SECRET)
    writer.put(block(0))
    writer.put(b"end")
    writer.flush()
    writer.close()
    assert plain(path) == block(0) + b"end"
    with SealedAudio(path=path, secret=SECRET).open() as file:
        file.seek(-2, os.SEEK_END)
        assert file.read() == b"nd"


def test_a_disk_that_takes_only_a_part_adds_nothing_and_the_block_can_be_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sealed(tmp_path, 1)
    writer = SealedWriter(path, SECRET)
    full = OSError(28, "No space left on device")
    real = os.write

    def half(handle: int, data: bytes) -> int:
        if len(data) < WHOLE:
            raise full
        return real(handle, data[: WHOLE // 2])

    with monkeypatch.context() as patched:
        patched.setattr("dxpad.records.sealed.os.write", half)
        with pytest.raises(StorageError, match="No space left"):
            writer.append(block(1))
    assert writer.blocks == 1
    writer.append(block(1))
    writer.close()
    assert plain(path)[44:] == block(0) + block(1)


def test_shredding_leaves_no_file_and_overwrites_the_head_first(tmp_path: Path) -> None:
    path = sealed(tmp_path, 1)
    other = tmp_path / "link"
    os.link(path, other)
    shred(path)
    assert not path.exists()
    with pytest.raises(StorageError, match="damaged"):
        read_head(other)
