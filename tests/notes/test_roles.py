"""Labels that were turned round are known by how both sides speak, and left open where only one does."""

from __future__ import annotations

from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes.roles import roles
from dxpad.notes.sentences import split

C, P = Speaker.CLINICIAN, Speaker.PATIENT
TURNED = {C: P, P: C}
VISIT = (
    (C, "How long has your toe been hurting?"),
    (P, "I noticed it two weeks ago."),
    (C, "Are you taking anything?"),
    (P, "I take ibuprofen, and my toe still throbs."),
    (P, "Have you seen this before?"),
    (C, "Let me look at your foot."),
    (P, "My foot is sore there."),
    (C, "I'm going to push on the toe."),
    (P, "It hurts."),
    (C, "Does it hurt when I bend it?"),
    (P, "I feel it on top."),
    (C, "Your x-ray shows a spur. I'd like to put you on meloxicam. I want to see you back in two weeks."),
    (P, "Do you think my toe will heal?"),
    (C, "We'll get you an insert."),
)


def heard(*said: tuple[Speaker, str]) -> Transcript:
    return Transcript(id="roles", turns=tuple(Turn(speaker=who, text=text) for who, text in said))


def test_a_visit_that_both_sides_say_is_turned_is_read_the_right_way() -> None:
    right = roles(split(heard(*VISIT)))
    turned = roles(split(heard(*((TURNED[who], text) for who, text in VISIT))))
    assert right.known
    assert not right.issues
    assert turned.known
    assert turned.utterances == right.utterances
    assert "other way round" in turned.issues[0].message


def test_where_the_labels_fit_half_of_the_visit_who_spoke_is_left_open() -> None:
    half = [(TURNED[who] if at >= 5 else who, text) for at, (who, text) in enumerate(VISIT)]
    assert not any("other way round" in issue.message for issue in roles(split(heard(*half))).issues)


def test_a_patient_who_only_asks_much_is_not_turned() -> None:
    asks = [(P, "Are you sure? Do you think you can help?")] * 4 + [(P, "My knee hurts. I take ibuprofen.")] * 4
    assert not any("other way round" in issue.message for issue in roles(split(heard((C, "Hello."), *asks))).issues)
