"""Assertion: is a span present, absent or possible; current, past or hypothetical; the patient's or another's.

In the spirit of NegEx and ConText (Chapman 2001, Harkema 2009); rules and code are our own.
"""

from __future__ import annotations

from dxpad.domain.finding import Assertion, Status, Subject, When
from dxpad.findings.assertion.answers import polarity_of_answer
from dxpad.findings.assertion.assertions import Assertions, assert_span
from dxpad.findings.assertion.rule import RuleBook, RuleGroup
from dxpad.findings.assertion.rules import RULES
from dxpad.findings.assertion.scopes import Scopes
from dxpad.findings.assertion.sentences import sentences

__all__ = [
    "RULES",
    "Assertion",
    "Assertions",
    "RuleBook",
    "RuleGroup",
    "Scopes",
    "Status",
    "Subject",
    "When",
    "assert_span",
    "polarity_of_answer",
    "sentences",
]
