from __future__ import annotations

import codecs
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.encode import dumps
from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Audio, Speaker, Transcript, Turn, Voice, Word
from dxpad.speech.exports import to_json_text, to_lines, to_webvtt
from dxpad.speech.imports import read_transcript
from dxpad.speech.textfile import MAX_BYTES

C, P, OTHER = Speaker.CLINICIAN, Speaker.PATIENT, Speaker.OTHER


def read(data: bytes | str) -> Transcript:
    raw = data if isinstance(data, bytes) else data.encode()
    return read_transcript(raw, name="visit.txt", transcript_id="visit")


def said(data: bytes | str) -> list[tuple[Speaker, str]]:
    return [(turn.speaker, turn.text) for turn in read(data).turns]


def refusal(data: bytes | str) -> str:
    with pytest.raises(BadInputError) as caught:
        read(data)
    assert caught.value.mend
    return str(caught.value)


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Doctor", C), ("Dr", C), ("Dr.", C), ("Dr Smith", C), ("GP", C), ("Clinician", C), ("NURSE", C),
        ("Patient", P), ("Pt", P), ("pt.", P), ("**Patient**", P),
        ("Mother", OTHER), ("Mum", OTHER), ("Interpreter", OTHER), ("Other", OTHER),
    ],
)  # fmt: skip
def test_a_label_names_the_speaker(label: str, speaker: Speaker) -> None:
    assert said(f"Doctor: Hello.\n{label}: It hurts.")[1] == (speaker, "It hurts.")


def test_single_letters_are_speakers_when_both_are_used() -> None:
    assert said("D: Any pain?\nP: Yes.") == [(C, "Any pain?"), (P, "Yes.")]


def test_the_p_of_a_note_is_not_a_patient() -> None:
    assert said("S: pain\nO: tender\nA: strain\nP: rest") == [
        (OTHER, "S: pain"),
        (OTHER, "O: tender"),
        (OTHER, "A: strain"),
        (OTHER, "P: rest"),
    ]


def test_a_line_without_a_label_goes_on_with_the_turn_before() -> None:
    assert said("Patient: It hurts\nhere and here.\nBP: 120/80\n\nDoctor: I see.") == [
        (P, "It hurts here and here. BP: 120/80"),
        (C, "I see."),
    ]


def test_plain_text_belongs_to_nobody_yet() -> None:
    assert said("58-year-old man with back pain.\n\nNo fever.") == [
        (OTHER, "58-year-old man with back pain."),
        (OTHER, "No fever."),
    ]


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference() -> None:
    assert said(codecs.BOM_UTF8 + b"Doctor: Hello.\r\nPatient: Hi.\r\n") == [(C, "Hello."), (P, "Hi.")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_is_read(encoding: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    assert said(mark + "Patient: café".encode(encoding)) == [(P, "café")]


def test_latin1_is_refused_with_the_mend() -> None:
    assert "UTF-8" in refusal("Patient: café".encode("latin-1"))


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "empty" in refusal(data)


@pytest.mark.parametrize(
    "data",
    [
        b"Patient: a\0b",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        "Patient: hi".encode("utf-16-le"),
        b"\x1b[31mPatient: hi",
        b"\xff\xd8\xff\0",
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    assert "binary" in refusal(data)


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert f"{MAX_BYTES:,}" in refusal(b"a" * (MAX_BYTES + 1))


def test_more_words_than_a_consultation_can_hold_are_refused() -> None:
    assert "200,000" in refusal("a " * 200_001)


def test_webvtt_gives_voices_and_times() -> None:
    text = (
        "WEBVTT - visit\n\nNOTE made by hand\n\n1\n"
        "00:00:01.500 --> 00:00:03.000 align:left\n<v Dr Smith>Any <i>pain</i>?</v>\n"
        "\n00:04.000 --> 01:00:05.250\n<v.loud Patient>It&#39;s bad &amp; worse\n"
        "\n00:06.000 --> 00:07.000\nMother: Yes.\n"
    )
    assert read(text).turns == (
        Turn(speaker=C, text="Any pain?", start=1.5, end=3.0),
        Turn(speaker=P, text="It's bad & worse", start=4.0, end=3605.25),
        Turn(speaker=OTHER, text="Yes.", start=6.0, end=7.0, voice=Voice.RELATIVE),
    )


@pytest.mark.parametrize(
    ("cue", "fault"),
    [
        ("00:01.000 --> 00:99.000\nHello", "line 3"),
        ("00:05.000 --> 00:01.000\nHello", "ends before it starts"),
        ("Hello without a time", "no timing line"),
        ("NOTE nothing else", "no cue"),
    ],
)
def test_broken_webvtt_names_the_line_and_the_mend(cue: str, fault: str) -> None:
    assert fault in refusal(f"WEBVTT\n\n{cue}\n")


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({}, "turns"),
        ({"turns": []}, "turns"),
        ({"turns": {}}, "turns"),
        ({"turns": ["Hello"]}, "turns[0]"),
        ({"turns": [{"speaker": "doctor", "text": "a"}]}, "turns[0].speaker"),
        ({"turns": [{"speaker": "patient"}]}, "turns[0].text"),
        ({"turns": [{"speaker": "patient", "text": 5}]}, "turns[0].text"),
        ({"turns": [{"speaker": "patient", "text": "\ud800"}]}, "turns[0].text"),
        ({"turns": [{"speaker": "patient", "text": "a", "start": "1"}]}, "turns[0].start"),
        ({"turns": [{"speaker": "patient", "text": "a", "start": True}]}, "turns[0].start"),
        ({"turns": [{"speaker": "patient", "text": "a", "start": -1}]}, "turns[0].start"),
        ({"turns": [{"speaker": "patient", "text": "a", "start": 10**400}]}, "turns[0].start"),
        ({"turns": [{"speaker": "patient", "text": "a", "start": 2, "end": 1}]}, "turns[0].end"),
        (
            {"turns": [{"speaker": "patient", "text": "a", "words": [{"text": "a", "start": 0}]}]},
            "turns[0].words[0].end",
        ),
        (
            {
                "turns": [
                    {"speaker": "patient", "text": "a", "words": [{"text": "a", "start": 0, "end": 1, "confidence": 2}]}
                ]
            },
            "turns[0].words[0].confidence",
        ),
        ({"turns": [{"speaker": "patient", "text": "a"}], "id": 7}, "id"),
        (
            {"turns": [{"speaker": "patient", "text": "a"}], "audio": {"path": "a", "sha256": "x", "duration": 1}},
            "audio.sha256",
        ),
    ],
)
def test_json_is_checked_field_by_field(value: object, field: str) -> None:
    assert f"visit.txt, {field}:" in refusal(json.dumps(value))


@pytest.mark.parametrize("text", ['{"turns": [', '{"turns": NaN}', '{"turns": 1e999}', '{"turns": ' + "[" * 100_000])
def test_json_that_is_none_is_refused(text: str) -> None:
    assert "visit.txt" in refusal(text)


def test_an_error_never_repeats_the_patients_words() -> None:
    text = json.dumps({"turns": [{"speaker": "Mrs Secret", "text": "secret"}]})
    assert "ecret" not in refusal(text)


def test_a_batch_line_needs_only_id_and_turns() -> None:
    transcript = read('{"id": "v7", "turns": [{"speaker": "patient", "text": "It hurts."}], "unheard": 1}')
    assert transcript == Transcript(id="v7", turns=(Turn(speaker=P, text="It hurts."),))


times = st.integers(0, 10**7).map(lambda ms: ms / 1000)
spans = st.tuples(times, times).map(sorted)
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip)
words = st.builds(
    lambda text, span, confidence: Word(text=text, start=span[0], end=span[1], confidence=confidence),
    texts, spans, st.none() | st.floats(0, 1).map(lambda share: round(share, 6)),
)  # fmt: skip
timed_turns = st.builds(
    lambda speaker, text, span, said: Turn(speaker=speaker, text=text, start=span[0], end=span[1], words=tuple(said)),
    st.sampled_from(Speaker), texts, spans, st.lists(words, max_size=3),
)  # fmt: skip
untimed_turns = st.builds(Turn, speaker=st.sampled_from(Speaker), text=texts)
transcripts = st.builds(
    Transcript,
    id=texts,
    turns=st.lists(timed_turns | untimed_turns, min_size=1, max_size=5).map(tuple),
    audio=st.none() | st.builds(Audio, path=texts, sha256=st.just("0" * 64), duration=times),
)


@given(transcripts)
def test_json_goes_out_and_comes_back_the_same(transcript: Transcript) -> None:
    assert read(to_json_text(transcript)) == transcript


@given(st.lists(timed_turns, min_size=1, max_size=5))
def test_webvtt_goes_out_and_comes_back_with_its_speakers_words_and_times(turns: list[Turn]) -> None:
    transcript = Transcript(id="visit", turns=tuple(turns))
    back = read(to_webvtt(transcript))
    assert [(t.speaker, t.text, t.start, t.end) for t in back.turns] == [
        (t.speaker, " ".join(t.text.split()), t.start, t.end) for t in turns
    ]


@given(st.lists(untimed_turns, min_size=1, max_size=5))
def test_labelled_lines_go_out_and_come_back_the_same(turns: list[Turn]) -> None:
    back = read(to_lines(Transcript(id="visit", turns=tuple(turns))))
    assert [(t.speaker, t.text) for t in back.turns] == [(t.speaker, " ".join(t.text.split())) for t in turns]


def test_webvtt_needs_times() -> None:
    with pytest.raises(BadInputError, match=r"turns\[0\].*json or txt"):
        to_webvtt(read("Doctor: Hello."))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_but_never_crash(data: bytes) -> None:
    try:
        seen = dumps(read(data))
    except BadInputError as error:
        seen = error.mend
    assert seen


def test_megabytes_of_noise_are_refused() -> None:
    noise = random.Random(7).randbytes(1_000_000)  # noqa: S311  a test's noise
    assert refusal(noise)


@pytest.mark.parametrize(
    ("label", "voice", "written"),
    [
        ("Mother", Voice.RELATIVE, "Relative"),
        ("Husband", Voice.RELATIVE, "Relative"),
        ("Interpreter", Voice.INTERPRETER, "Interpreter"),
        ("Translator", Voice.INTERPRETER, "Interpreter"),
        ("Friend", Voice.UNTOLD, "Other"),
    ],
)
def test_relatives_and_interpreters_are_known_by_their_labels_and_written_again(
    label: str, voice: Voice, written: str
) -> None:
    (_, turn) = read(f"Doctor: Any pain?\n{label}: Yes, he has.").turns
    assert (turn.speaker, turn.voice) == (OTHER, voice)
    there = Transcript(id="visit", turns=(Turn(speaker=OTHER, text=turn.text, start=0.0, end=1.0, voice=turn.voice),))
    assert to_lines(there) == f"{written}: Yes, he has.\n"
    for text in (to_json_text(there), to_webvtt(there)):
        assert read(text).turns[0].voice is voice


def test_a_transcript_without_such_voices_is_written_as_before_there_were_any() -> None:
    there = Transcript(id="visit", turns=(Turn(speaker=OTHER, text="Yes."),))
    assert "voice" not in json.loads(dumps(there))["turns"][0]
    assert read('{"turns": [{"speaker": "other", "text": "Yes.", "voice": "alloy"}]}').turns[0].voice is Voice.UNTOLD
