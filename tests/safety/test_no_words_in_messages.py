"""Messages and logs hold no patient's words: a marker word in the text is nowhere in them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from tests.cli.running import Program

MARKER = "Xylophonia"
COMMANDS = ("findings", "differential", "guide", "note", "replay")
GOOD = (
    {"id": "a", "text": f"Mrs {MARKER}, 58, has chest pain"},
    {"id": "b", "turns": [{"speaker": "patient", "text": f"I am {MARKER} and I have a cough"}], "age": 50},
)
BAD = (
    {"id": "c", "text": f"{MARKER} is ill", "age": 200},
    {"id": "d", "text": f"{MARKER} is ill", "sex": f"{MARKER} is a man"},
    {"id": "e", "setting": f"at {MARKER} street"},
    {"id": "f", f"what {MARKER} said": "x"},
    {"id": "g", "turns": [{"speaker": f"{MARKER} herself", "text": MARKER}]},
    {"id": "h", "turns": [{"speaker": "patient", "text": f"{MARKER} \ud800"}]},
    {"id": "i", "score": f"{MARKER} scale", "inputs": {"age": f"{MARKER} years"}},
)
RAW = (f'{{"text": "{MARKER} ', f"{MARKER}\0pain", f'["{MARKER}"', f'{{"text": "{MARKER}", "text": "{MARKER}"}}')


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.mark.parametrize("command", COMMANDS)
def test_no_message_of_a_command_repeats_a_word(dxpad: Program, logged: pytest.LogCaptureFixture, command: str) -> None:
    for content in (*GOOD, *BAD, *RAW):
        ran = dxpad(command, dxpad.file("given", content))
        assert MARKER not in ran.err
        assert ran.code == 0 or ran.err
    assert MARKER not in logged.text


@pytest.mark.parametrize("command", ["findings", "differential", "guide", "note", "score"])
def test_no_message_of_a_batch_repeats_a_word(dxpad: Program, logged: pytest.LogCaptureFixture, command: str) -> None:
    batch = dxpad.batch("b.jsonl", *BAD, *RAW)
    ran = dxpad(command, "--batch", batch, "--out", "o.jsonl")
    written = (dxpad.folder / "o.jsonl").read_text("utf-8")
    assert ran.code == 1
    assert written.count('"error"') >= len(RAW)
    errors = [line for line in written.splitlines() if '"error"' in line]
    assert MARKER not in "".join(errors).replace(f"no score '{MARKER} scale'", "") + ran.err
    assert MARKER not in logged.text


def test_a_fault_of_ours_names_its_place_and_no_value(dxpad: Program, logged: pytest.LogCaptureFixture) -> None:
    def faulty(*_: object) -> NoReturn:
        raise KeyError(MARKER)

    dxpad.patch.setattr("dxpad.pad.Pad.find", faulty)
    ran = dxpad("findings", dxpad.file("t.txt", MARKER))
    assert ran.code == 10
    assert MARKER not in ran.err + ran.out + logged.text
