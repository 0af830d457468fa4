"""Bad input gives the contract's exit code, one message with what, where and mend, no output and no traceback."""

from __future__ import annotations

import errno
import json
import os
import sys
import wave
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from tests.cli.running import Program, Ran

READS_A_FILE = ("findings", "differential", "guide", "note", "replay")
MARKER = "Xylophonia"
"""A patient's word that no message may repeat."""


def refused(ran: Ran, code: int, *words: str) -> None:
    """The program left with `code`, said `words` in a message without a traceback, and printed nothing."""
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert MARKER not in ran.err
    for word in words:
        assert word in ran.err
    if code != 2:
        assert ran.err.startswith("dxpad: ")
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", READS_A_FILE)
@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "nothing in it"),
        (b" \n\t\n", "nothing in it"),
        (b"a" * 5_000_001, "5,000,000 bytes"),
        (bytes(range(256)) * 8, "binary"),
        (f"{MARKER} chest\0pain".encode(), "binary"),
        (f"{MARKER} has a fièvre".encode("latin-1"), "UTF-8"),
        (f'{{"id": "{MARKER}", "text": '.encode(), "broken JSON at line 1 column"),
        (b'{"a": ' * 100_000, "nested too deeply"),
        (b'[{"id": "a"}]', "JSON"),
        (b'{"age": ' + b"9" * 5000 + b"}", "digits"),
    ],
    ids=["empty", "blank", "too-large", "binary", "nul", "latin-1", "broken", "deep", "list", "digits"],
)
def test_an_unreadable_file_is_told_with_its_name(dxpad: Program, command: str, content: bytes, word: str) -> None:
    refused(dxpad(command, dxpad.file("given.txt", content)), 3, "given.txt", word)


@pytest.mark.parametrize("command", READS_A_FILE)
def test_a_missing_file_and_a_folder_are_told(dxpad: Program, command: str) -> None:
    refused(dxpad(command, "nothing.json"), 3, "nothing.json", "no such file")
    refused(dxpad(command, dxpad.folder), 3, "folder", "Name a file")


def test_words_typed_in_place_of_a_file_are_not_repeated(dxpad: Program) -> None:
    refused(dxpad("findings", f"{MARKER} has had chest pain since noon"), 3, "standard input")


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({"age": -3}, ("age is -3", "between 0 and 120")),
        ({"age": 200}, ("age is 200",)),
        ({"age": "abc"}, ("age is not a number",)),
        ({"age": True}, ("age is not a number",)),
        ({"age": 10**400}, ("age is not a finite number",)),
        ({"sex": "man"}, ("sex is 'man'", "male, female")),
        ({"sex": f"{MARKER} is a man"}, ("sex is",)),
        ({"setting": "ward"}, ("setting is 'ward'", "primary-care, emergency, inpatient")),
        ({"country": "Great Britain"}, ("country", "ISO 3166")),
        ({"text": 5}, ("text is not text",)),
        ({"present": "fever"}, ("present is not a list",)),
        ({"measurements": [{"name": "temperature", "value": "hot"}]}, ("measurements[0].value",)),
        ({"measurements": [{"name": "temperature", "value": 10**400}]}, ("measurements[0].value",)),
        ({"measurements": {}}, ("measurements is not a list",)),
        ({f"{MARKER} said": 1}, ("no field of a case", "Known fields")),
        ({"id": [1]}, ("id is neither text",)),
        ({"turns": []}, ("turns",)),
        ({"turns": [{"speaker": "vicar", "text": MARKER}]}, ("turns[0].speaker", "clinician, patient or other")),
    ],
)
def test_a_wrong_field_is_named_with_its_mend(dxpad: Program, case: object, words: tuple[str, ...]) -> None:
    refused(dxpad("differential", dxpad.file("case.json", case)), 3, "case.json", *words)


def test_a_key_that_stands_twice_is_refused(dxpad: Program) -> None:
    refused(dxpad("guide", dxpad.file("c.json", '{"age": 5, "age": 50}')), 3, "c.json", "twice")


def test_half_a_character_is_refused(dxpad: Program) -> None:
    refused(dxpad("findings", dxpad.file("c.json", r'{"text": "fever \ud800"}')), 3, "surrogate")


@pytest.mark.parametrize(
    ("case", "code", "mend"),
    [
        ({"present": ["chest-pian"]}, "unknown-finding", "chest-pain"),
        ({"absent": ["HP:9999999"]}, "unknown-finding", ""),
        ({"measurements": [{"name": "temperature", "value": 38, "unit": "furlong"}]}, "unknown-unit", "celsius"),
        ({"measurements": [{"name": "zog", "value": 38, "unit": "Cel"}]}, "unknown-quantity", ""),
        ({"present": ["fever"], "absent": ["fever"]}, "present-and-absent", "Fever"),
    ],
)
def test_clinical_input_that_can_be_worked_with_becomes_an_issue(
    dxpad: Program, case: object, code: str, mend: str
) -> None:
    ran = dxpad("findings", dxpad.file("case.json", case))
    assert (ran.code, ran.err) == (0, "")
    (issue,) = ran.json()["issues"]
    assert issue["code"] == code
    assert mend.lower() in issue["mend"].lower()
    assert issue["where"]
    assert issue["mend"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("differential", "c.json", "--pack", "zog"), ("--pack", "everyday")),
        (("differential", "c.json", "--setting", "ward"), ("--setting", "primary-care")),
        (("guide", "c.json", "--setting", "ward"), ("--setting", "primary-care")),
        (("explain", "c.json", "--condition", "aortic-disection"), ("--condition", "aortic-dissection")),
        (("explain", "c.json", "--condition", "acute-pericarditis", "--versus", "zog"), ("--versus",)),
        (("note", "c.json", "--template", "sonnet"), ("--template", "soap")),
        (("score", "curb65x"), ("curb-65",)),
        (("score", "curb-65", "confusion=false"), ("bun", "1 to 200")),
        (("score", "perc", "age=3000"), ("perc",)),
        (("article", "back-pian"), ("back-pain",)),
        (("knowledge", "check", "."), ("no knowledge here",)),
        (("knowledge", "build", "."), ("no knowledge here",)),
    ],
)
def test_an_unknown_id_is_told_with_the_known_ones(
    dxpad: Program, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    dxpad.file("c.json", {"text": "chest pain"})
    refused(dxpad(*arguments), 3, *words)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("zog",),
        ("knowledge", "diff"),
        ("knowledge", "import"),
        ("findings",),
        ("differential", "--batch", "b.jsonl"),
        ("differential", "c.json", "--batch", "b.jsonl", "--out", "o.jsonl"),
        ("differential", "c.json", "--top", "0"),
        ("note", "c.json", "--format", "docx"),
        ("note", "c.json", "--format", "sonnet"),
        ("note", "--batch", "b.jsonl", "--out", "o.jsonl", "--format", "pdf"),
        ("score",),
        ("score", "perc", MARKER),
        ("score", "perc", "age=3", "age=4"),
        ("transcribe", "a.wav", "--speakers", "4"),
        ("bench", "zog"),
    ],
)
def test_wrong_usage_leaves_with_2(dxpad: Program, arguments: tuple[str, ...]) -> None:
    refused(dxpad(*arguments), 2, "Usage")


def test_a_batch_goes_on_after_bad_lines_and_keeps_order_and_ids(dxpad: Program) -> None:
    batch = dxpad.file(
        "b.jsonl",
        b'{"id": "one", "text": "fever"}\n'
        + f'{{"id": "two", "text": "{MARKER}\n'.encode()
        + b'\n{"id": 3, "text": "cough"}\n[1]\n{"id": "one", "age": -3}\n\xff\xfe\n{"text": "pain"}\n{"id": {}}\n',
    )
    ran = dxpad("findings", "--batch", batch, "--out", "o.jsonl")
    lines = [json.loads(line) for line in (dxpad.folder / "o.jsonl").read_text("utf-8").splitlines()]
    assert ran.code == 1
    assert [line["id"] for line in lines] == ["one", "line-2", 3, "line-5", "one", "line-7", "line-8", "line-9"]
    assert [line.get("error", {}).get("code", "") for line in lines] == [
        "", "bad-input", "", "bad-input", "bad-input", "bad-input", "", "bad-input",
    ]  # fmt: skip
    assert "b.jsonl:2" in lines[1]["error"]["message"]
    assert MARKER not in json.dumps(lines) + ran.err


def test_a_fault_of_ours_in_one_line_does_not_end_the_batch(dxpad: Program) -> None:
    def faulty(*_: object) -> NoReturn:
        raise KeyError(MARKER)

    dxpad.patch.setattr("dxpad.pad.Pad.find", faulty)
    ran = dxpad("findings", "--batch", dxpad.batch("b.jsonl", {"id": "a", "text": MARKER}), "--out", "o.jsonl")
    (line,) = map(json.loads, (dxpad.folder / "o.jsonl").read_text("utf-8").splitlines())
    assert ran.code == 1
    assert line["error"]["code"] == "internal"
    assert MARKER not in line["error"]["message"]


def test_a_fault_of_ours_leaves_with_10_and_without_a_value(dxpad: Program) -> None:
    def faulty(*_: object) -> NoReturn:
        raise ValueError(MARKER)

    dxpad.patch.setattr("dxpad.pad.Pad.find", faulty)
    refused(dxpad("findings", dxpad.file("t.txt", MARKER)), 10, "internal error: ValueError at test_bad_input.py")


def test_a_missing_knowledge_file_leaves_with_5_and_the_command_that_mends_it(dxpad: Program) -> None:
    dxpad.file("t.txt", "fever")
    dxpad.patch.setenv("DXPAD_KNOWLEDGE", "nowhere.sqlite")
    refused(dxpad("findings", "t.txt"), 5, "nowhere.sqlite", "dxpad knowledge build")
    dxpad.patch.setenv("DXPAD_KNOWLEDGE", str(dxpad.file("k.sqlite", b"no database" * 500)))
    refused(dxpad("findings", "t.txt"), 5, "k.sqlite", "dxpad knowledge build")


def test_a_damaged_knowledge_file_leaves_with_5(dxpad: Program, knowledge_file: Path) -> None:
    data = bytearray(knowledge_file.read_bytes())
    data[8192:] = os.urandom(1) * (len(data) - 8192)
    dxpad.patch.setenv("DXPAD_KNOWLEDGE", str(dxpad.file("k.sqlite", bytes(data))))
    refused(dxpad("findings", dxpad.file("t.txt", "fever")), 5, "dxpad knowledge build")


def test_a_missing_part_leaves_with_4_and_the_command_that_installs_it(dxpad: Program) -> None:
    talk = dxpad.file("talk.txt", "Doctor: Any fever?\nPatient: No.\n")
    dxpad.patch.setitem(sys.modules, "docx", None)
    refused(dxpad("note", talk, "--format", "docx", "--out", "n.docx"), 4, "pip install 'dxpad[export]'")
    assert not (dxpad.folder / "n.docx").exists()


def test_benchmarks_outside_the_source_leave_with_4(dxpad: Program) -> None:
    dxpad.patch.setattr("dxpad.cli.bench.find_spec", lambda _: None)
    refused(dxpad("bench", "speed"), 4, "source")


OUTPUTS = (
    ("differential", "c.json", "--out"),
    ("differential", "c.json", "--receipt"),
    ("explain", "c.json", "--condition", "acute-pericarditis", "--svg"),
    ("findings", "c.json", "--out"),
    ("findings", "--batch", "b.jsonl", "--out"),
    ("note", "t.txt", "--out"),
    ("article", "aortic-dissection", "--out"),
)


@pytest.mark.parametrize("arguments", OUTPUTS)
def test_a_full_disk_leaves_with_5_and_no_half_file(dxpad: Program, arguments: tuple[str, ...]) -> None:
    class Full:
        def write(self, _: bytes) -> NoReturn:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def close(self) -> None: ...

    def opened(handle: int, _: str) -> Full:
        os.close(handle)
        return Full()

    dxpad.file("c.json", {"text": "chest pain"})
    dxpad.batch("b.jsonl", {"text": "chest pain"})
    dxpad.file("t.txt", "Doctor: Any fever?\nPatient: No.\n")
    old = dxpad.file("out", "old")
    before = sorted(dxpad.folder.iterdir())
    dxpad.patch.setattr("dxpad.cli.files.os.fdopen", opened)
    refused(dxpad(*arguments, "out"), 5, "out", "No space left")
    assert sorted(dxpad.folder.iterdir()) == before
    assert old.read_text("utf-8") == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_device_is_written_as_it_stands(dxpad: Program) -> None:
    dxpad.file("t.txt", "fever")
    refused(dxpad("findings", "t.txt", "--out", "/dev/full"), 5, "/dev/full", "No space left")
    assert Path("/dev/full").is_char_device()


def test_a_folder_that_is_not_there_leaves_with_5(dxpad: Program) -> None:
    dxpad.file("t.txt", "fever")
    refused(dxpad("findings", "t.txt", "--out", "no/such/folder"), 5, "cannot be written")


def test_ctrl_c_stops_with_one_word(dxpad: Program) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    dxpad.patch.setattr("dxpad.pad.Pad.find", interrupted)
    ran = dxpad("findings", dxpad.file("t.txt", "fever"))
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "Stopped.")


@pytest.fixture
def engine(dxpad: Program) -> None:
    """The bundled engine, whether the program is installed or run from its source."""
    value = "dxpad.speech.pocketsphinx_engine:PocketsphinxEngine"
    point = EntryPoint("pocketsphinx", value, "dxpad.speech_engines")
    dxpad.patch.setattr("dxpad.plugins.entry_points", lambda **_: (point,))


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b"Patient: " + MARKER.encode(), "not audio"), (os.urandom(4000), "not audio"), (b"OggS", "")],
    ids=["zero-bytes", "text", "noise", "header"],
)
def test_what_is_not_audio_is_refused(dxpad: Program, content: bytes, word: str) -> None:
    ran = dxpad("transcribe", dxpad.file("a.wav", content))
    assert (ran.code, ran.out) == (3, "")
    assert "a.wav" in ran.err
    assert word in ran.err
    assert MARKER not in ran.err


@pytest.mark.usefixtures("engine")
def test_transcribe_tells_a_missing_file_a_folder_and_an_unknown_engine(dxpad: Program) -> None:
    refused(dxpad("transcribe", "no.wav"), 3, "no.wav")
    refused(dxpad("transcribe", dxpad.folder), 3, "folder")
    refused(dxpad("transcribe", dxpad.file("a.wav", b"RIFF"), "--engine", "zog"), 3, "pocketsphinx")


def _wav(path: Path, samples: bytes) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        file.writeframes(samples)
    return path


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("samples", "cut", "word"),
    [
        (b"\0\0" * 8000, None, "no speech can be heard"),
        ((b"\xff\x7f" * 40 + b"\x00\x80" * 40) * 100, None, "cut off at full scale"),
        (b"\0\1" * 32000, 20000, "ends early"),
    ],
    ids=["silent", "clipped", "truncated"],
)
def test_a_poor_recording_gives_its_transcript_and_says_so(
    dxpad: Program, samples: bytes, cut: int | None, word: str
) -> None:
    path = _wav(dxpad.folder / "a.wav", samples)
    path.write_bytes(path.read_bytes()[:cut])
    ran = dxpad("transcribe", path)
    assert ran.code == 0
    assert ran.json()["turns"] == []
    assert word in " ".join(ran.err.split())
