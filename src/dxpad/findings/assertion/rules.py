"""The rule book that ships: every group of rules, in one place."""

from __future__ import annotations

from dxpad.findings.assertion.headings import HEADINGS
from dxpad.findings.assertion.long_term import LONG_TERM
from dxpad.findings.assertion.rule import RuleBook
from dxpad.findings.assertion.status_rules import STATUS_RULES
from dxpad.findings.assertion.subject_rules import SUBJECT_RULES
from dxpad.findings.assertion.time_rules import TIME_RULES
from dxpad.findings.assertion.vocabulary import VOCABULARY

RULES = RuleBook(
    groups=STATUS_RULES + TIME_RULES + SUBJECT_RULES, vocabulary=VOCABULARY, headings=HEADINGS, long_term=LONG_TERM
)
