from __future__ import annotations

import pytest

from dxpad.domain.finding import Status
from dxpad.findings.assertion import polarity_of_answer


@pytest.mark.parametrize(
    "answer",
    [
        "No, nothing like that.", "no .", "nope", "Not really.", "I don't think so", "i do n't think so .",
        "I don’t think so.",
        "not that I know of", "no, not that i've noticed .", "uh, no . that's it .", "none whatsoever",
        "Never.", "Nothing.",
        "I haven't had any.", "It doesn't.", "There's no blood.", "Yeah, no.", "Not at this point.",
        "uh-uh", "No, but I have a cough.",
        "I'm not.", "no headaches .", "not too bad, no", "Well, not at all.",
    ],
)  # fmt: skip
def test_an_answer_that_denies(answer: str) -> None:
    assert polarity_of_answer(answer) is Status.ABSENT


@pytest.mark.parametrize(
    "answer",
    [
        "yeah a bit", "Yes I did", "mm-hmm", "mm-hmm . i monitor it regularly .", "Yup.", "uh , yes , i am .", "I do.",
        "actually , i do .", "A little bit.", "Sometimes.", "that's correct .", "very much so .",
        "Well, yes.", "It does.",
        "Every now and then.", "I think so.", "Yes, not bad.", "sure .",
    ],
)  # fmt: skip
def test_an_answer_that_affirms(answer: str) -> None:
    assert polarity_of_answer(answer) is Status.PRESENT


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "   ",
        "I don't know.",
        "not sure",
        "Maybe.",
        "It started on Monday.",
        "What do you mean?",
        "no idea",
        "okay .",
        "two weeks",
        "Northern.",
    ],
)
def test_an_answer_that_does_neither(answer: str) -> None:
    assert polarity_of_answer(answer) is None
