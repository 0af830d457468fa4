"""One reading of a case: its words, what they name, how they are meant, and what they claim."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from dxpad.domain.finding import Assertion, Finding, Status, Subject, When
from dxpad.domain.transcript import Speaker
from dxpad.findings.anew import is_again
from dxpad.findings.births import birth_mentions
from dxpad.findings.bleeding import bare_bleeding
from dxpad.findings.by_treatment import is_named_by_treatment
from dxpad.findings.claim import Authority, Claim, claim_of
from dxpad.findings.decoys import decoys
from dxpad.findings.denials import denials
from dxpad.findings.dialogue import Dialogue
from dxpad.findings.drinking import drinking_mentions
from dxpad.findings.duration import ATTACKS, DURATIONS, clause_of, dates_event, first_times, is_frequency, is_once_ago
from dxpad.findings.family import family_mentions
from dxpad.findings.graded import graded
from dxpad.findings.kin_named import whose_by_name
from dxpad.findings.long_ago import is_long_ago
from dxpad.findings.long_times import LIFELONG
from dxpad.findings.measure import readings
from dxpad.findings.mention import mentions
from dxpad.findings.nearby import near_mentions
from dxpad.findings.not_on_effort import not_on_effort
from dxpad.findings.other_sense import is_other_sense
from dxpad.findings.others_family import is_of_another, is_of_their_family
from dxpad.findings.overlap import COMPLAINTS
from dxpad.findings.painless import painless_mentions
from dxpad.findings.prose import is_brought, is_complaint, presenting_sentence
from dxpad.findings.recent import is_of_late, recent_mentions
from dxpad.findings.retold import retold, speaks_of_self
from dxpad.findings.shared import shared_mentions
from dxpad.findings.sites import site_mentions
from dxpad.findings.smoking import smoking_claims
from dxpad.findings.spoken_for import is_about_relative, is_spoken_for
from dxpad.findings.stream import stream
from dxpad.findings.thresholds import arm_claims, measured_claims, posture_claims
from dxpad.findings.together import ILL, together_mentions
from dxpad.findings.tried import Lowered
from dxpad.findings.utterance import Act
from dxpad.findings.worded import IN_VAIN, worded_mentions
from dxpad.findings.worry import is_worry_over

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dxpad.domain.case import Case
    from dxpad.findings.assertion import Assertions, Scopes
    from dxpad.findings.duration import Told
    from dxpad.findings.measure import Reading, Readings
    from dxpad.findings.mention import Mention
    from dxpad.findings.passage import Passage
    from dxpad.findings.retold import Retold
    from dxpad.findings.stream import Word
    from dxpad.findings.thresholds import Judge
    from dxpad.knowledge.records import FindingRecord
    from dxpad.knowledge.store import Store


EARLIER = frozenset({"history", "risk", "exposure", "medicine"})
"""Kinds of findings whose age is not that of the complaint: "stone two years ago", "diabetes for ten years"."""

_FAMILY_NEAR = 80
"""Characters before a finding in which the relative's own family is named."""

TAKEN = frozenset({"medicine", "exposure"})
"""Kinds of findings that a medicine is."""


class CaseReading:
    """Reads the passages of one case once."""

    def __init__(self, case: Case, passages: Sequence[Passage], store: Store, assertions: Assertions) -> None:
        self._case = case
        self._passages = passages
        self._lowered = Lowered(passages)
        self._store = store
        self._assertions = assertions
        self._scopes: dict[tuple[int | None, int, bool], Scopes] = {}
        self._retold: dict[tuple[int | None, int, bool], tuple[Retold, ...]] = {}

    def claims(self, judge: Judge) -> list[Claim]:
        """Everything the words claim: named findings, relatives' illnesses, measured values, times."""
        named = self._without_extra_durations([*self._prose_claims(), *self._dialogue_claims()])
        claims = smoking_claims([*named, *self._time_claims], self._passages, self._store.findings())
        claims += self._graded_claims(claims)
        claims += self._normal_claims(claims)
        values = [
            *measured_claims(self.measured, judge, self._meant_value),
            *self._arm_claims(),
            *posture_claims(self._passages, self._store.findings()),
        ]
        return self._with_chief(claims) + [self._by_clinician(claim) for claim in values]

    @cached_property
    def measured(self) -> Readings:
        """The numbers with units that the passages hold."""
        return readings(self._passages, self._store)

    def meant(self, passage: Passage, start: int, end: int, named: Sequence[tuple[int, int]] = ()) -> Assertion:
        """How the words at these characters are meant by the sentence they stand in; `named` as in `Scopes.of`."""
        key = passage.turn, passage.start, passage.quotable
        if key not in self._scopes:
            self._scopes[key] = self._assertions.read(passage.body)
        meant = self._scopes[key].of(start - passage.start, end - passage.start, named)
        if meant.subject is Subject.PATIENT and (other := self._whose(passage, start)) is not None:
            return replace(meant, subject=other)
        if meant.subject is Subject.FAMILY and is_brought(passage, start):
            return replace(meant, subject=Subject.PATIENT)
        return meant

    def _whose(self, passage: Passage, start: int) -> Subject | None:
        """Whose the clause at a place is where it goes on about a relative; None where it tells of the patient."""
        key = passage.turn, passage.start, passage.quotable
        if key not in self._retold:
            self._retold[key] = retold(passage) if self._is_own(passage) else ()
        return next((each.subject for each in self._retold[key] if each.start <= start < each.end), None)

    def _is_own(self, passage: Passage) -> bool:
        """Whether a passage is of the patient who writes it or of whom it is written, and not told by a relative."""
        if passage.turn is not None:
            return any(map(speaks_of_self, self._passages))
        return not self._is_about_relative

    def told(self, passage: Passage, start: int, end: int) -> Assertion | None:
        """As `meant`, but None for what a clinician only asks or advises."""
        if passage.turn is not None and self._dialogue is not None:
            act = self._dialogue.act_at(passage.turn, start)
            if act is Act.ASKS or act is Act.ADVISES:
                return None
        return self.meant(passage, start, end)

    @cached_property
    def _is_about_relative(self) -> bool:
        return is_about_relative(self._passages)

    @cached_property
    def near(self) -> tuple[Mention, ...]:
        """What no phrase names, and is taken for a finding by the likeness of its words."""
        return near_mentions(self._passages, self._words, self._named, self._store)

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return (*self._named, *self.near)

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return stream(self._passages, decoys(self._lowered, self._store))

    @cached_property
    def _named(self) -> tuple[Mention, ...]:
        words = self._words
        named = mentions(self._passages, words, self._store)
        family = family_mentions(self._passages, words, self._store, self.meant)
        shared = shared_mentions(self._passages, self._store)
        drinking = drinking_mentions(self._passages, self._store.findings())
        worded = worded_mentions(self._lowered, self._store)
        sites = site_mentions(self._passages, self._store.findings())
        recent = recent_mentions(self._passages, self._store)
        painless = painless_mentions(self._passages, self._store.findings())
        bleeding = bare_bleeding(self._passages, self._store.findings())
        births = birth_mentions(self._passages, self._store.findings())
        effort = not_on_effort(self._passages, self._store.findings())
        together = together_mentions(self._passages, named, self._store.findings())
        kept = (mention for mention in named if not _is_occasion(mention, shared))
        told = (*shared, *drinking, *worded, *sites, *recent, *painless, *bleeding, *births, *effort, *together)
        kept = (each for each in kept if not _is_frequency(each))
        meant = (each for each in told if not self._looks_so(each.record.id, each.passage, each.start, each.end))
        return (*kept, *family, *meant)

    @cached_property
    def _dialogue(self) -> Dialogue | None:
        if self._case.transcript is None:
            return None
        return Dialogue(self._case.transcript, self._mentions, self._store, self._meant_mention)

    def _looks_so(self, finding: str, passage: Passage, start: int, end: int) -> bool:
        """Whether words only look like a finding and mean something else where they stand."""
        return is_other_sense(self._store.other_senses(), finding, passage.text, start, end)

    def _meant_mention(self, mention: Mention) -> Assertion:
        """As `meant`, where a negation that belongs to another mention's words reaches no further item."""
        passage = mention.passage
        meant = self.meant(passage, mention.start, mention.end)
        if meant.subject is Subject.PATIENT:
            meant = replace(meant, subject=whose_by_name(mention))
        if is_long_ago(mention.record.id, passage.text, mention.start, mention.end):
            meant = replace(meant, when=When.PAST)
        if meant.when is When.PAST and is_of_late(mention):
            meant = replace(meant, when=When.CURRENT)
        if meant.when is When.PAST and is_again(mention):
            meant = replace(meant, when=When.CURRENT)
        if meant.status is Status.POSSIBLE and is_worry_over(mention):
            return replace(meant, status=Status.PRESENT)
        if meant.status is not Status.ABSENT:
            return meant
        if is_named_by_treatment(mention):
            return replace(meant, status=Status.PRESENT)
        if mention.record.kind in TAKEN and self._is_in_vain(mention):
            return replace(meant, status=Status.PRESENT)
        named = [
            (other.start - passage.start, other.end - passage.start)
            for other in self._mentions
            if other.passage is passage and other.end <= mention.start
        ]
        return self.meant(passage, mention.start, mention.end, named)

    def _is_in_vain(self, mention: Mention) -> bool:
        """Whether a medicine is named as one that did not help: it was taken."""
        return any(
            other.record.id == IN_VAIN
            and other.passage is mention.passage
            and other.start < mention.end
            and mention.start < other.end
            for other in self._mentions
        )

    def _meant_value(self, reading: Reading) -> Assertion | None:
        return self._told_of_whom(reading.passage, reading.start, reading.end)

    def _prose_claims(self) -> list[Claim]:
        """What the text claims. Where the patient complains of nothing and somebody else of something, the text speaks
        for that person, who is the patient."""
        claims = self._claimed(self._meant_mention)
        records = self._store.findings()
        if self._is_about_relative:
            return self._claimed(self._meant_of_relative)
        if any(is_complaint(claim, records) for claim in claims) or not is_spoken_for(self._passages):
            return claims
        spoken = self._claimed(self._meant_of_patient)
        return spoken if any(is_complaint(claim, records) for claim in spoken) else claims

    def _claimed(self, meant: Callable[[Mention], Assertion]) -> list[Claim]:
        prose = [mention for mention in self._mentions if mention.passage.turn is None]
        claims = (claim_of(mention, meant(mention)) for mention in prose)
        return [claim for claim in claims if claim is not None]

    def _meant_of_relative(self, mention: Mention) -> Assertion:
        """As `_meant_mention`, where the text tells of a relative."""
        return _of_relative(mention.passage, mention.start, self._meant_mention(mention))

    def _told_of_whom(self, passage: Passage, start: int, end: int) -> Assertion | None:
        """As `told`; a grade or a value in a text that tells of a relative is the relative's, who is the patient."""
        said = self.told(passage, start, end)
        if said is None or passage.turn is not None or not self._is_about_relative:
            return said
        return _of_relative(passage, start, said)

    def _meant_of_patient(self, mention: Mention) -> Assertion:
        return replace(self._meant_mention(mention), subject=Subject.PATIENT)

    def _dialogue_claims(self) -> list[Claim]:
        return self._dialogue.claims() if self._dialogue is not None else []

    def _arm_claims(self) -> list[Claim]:
        told = [each for each in self.measured.pressures if self.told(each.passage, each.start, each.end) is not None]
        return arm_claims(tuple(told), self._store.findings())

    @cached_property
    def _time_claims(self) -> list[Claim]:
        """How long the complaint has been there and how long an attack lasts, as far as the knowledge has findings
        for it."""
        records = self._store.findings()
        read = [passage for passage in self._passages if passage.speaker is not Speaker.CLINICIAN]
        claims = []
        for told in first_times(read, self._asked_how_long, self._of_complaint):
            record = records.get(told.finding)
            if record is not None:
                source = told.passage.quote(told.start, told.end)
                claims.append(
                    Claim(finding=Finding(id=record.id, name=record.name, status=Status.PRESENT, source=source))
                )
        return claims

    def _of_complaint(self, told: Told) -> bool:
        """Whether a time is the patient's, and the nearest thing named in its clause no earlier illness and no
        habit."""
        passage = told.passage
        if passage.turn is None and is_of_another(passage.body, told.start - passage.start, _FAMILY_NEAR):
            return False
        start, end = clause_of(told)
        if self._dates_of_old(told):
            return False
        near = [
            mention
            for mention in self._mentions
            if mention.passage is told.passage
            and start <= mention.start < end
            and (mention.end <= told.start or mention.start >= told.end)
        ]
        if told.hours == LIFELONG:
            return self._is_first_complaint(near, passage)
        if not near:
            return True
        nearest = min(near, key=lambda mention: max(mention.start - told.end, told.start - mention.end))
        over = dates_event(told) and (self._meant_mention(nearest).when is When.PAST or is_again(nearest))
        return nearest.record.kind not in EARLIER and not over

    def _dates_of_old(self, told: Told) -> bool:
        """Whether a time stands within the words of an earlier illness or a treatment: "stroke 5 years ago"."""
        return any(
            mention.passage is told.passage
            and mention.record.kind in EARLIER
            and mention.start < told.start
            and told.end <= mention.end
            and is_once_ago(told, mention.start, mention.end)
            for mention in self._mentions
        )

    def _is_first_complaint(self, near: Sequence[Mention], passage: Passage) -> bool:
        """Whether one of the mentions beside a time is what a passage complains of first: what has been so for life is
        else no time of today's complaint."""
        ill = [each for each in self._mentions if each.passage is passage and each.record.kind in ILL]
        first = min((each.start for each in ill), default=None)
        return any(mention.start == first for mention in near if mention.record.kind in ILL)

    def _graded_claims(self, claims: Sequence[Claim]) -> list[Claim]:
        """What signs and results with a grade say; a full grade does not deny what is told as present."""
        records = self._store.findings()
        told = self._told_present(claims)
        return [
            self._by_clinician(
                Claim(
                    finding=Finding(
                        id=each.finding,
                        name=records[each.finding].name,
                        status=each.status,
                        source=each.passage.quote(each.start, each.end),
                    )
                )
            )
            for each in graded(self._lowered, self._store, self._told_of_whom)
            if each.finding in records
            and (each.status is Status.PRESENT or each.finding not in told)
            and not self._looks_so(each.finding, each.passage, each.start, each.end)
        ]

    def _normal_claims(self, claims: Sequence[Claim]) -> list[Claim]:
        """What normal results deny. What is told as present, or in a more specific form, stands against them: a numb
        foot stays numb though the examination was normal."""
        records = self._store.findings()
        told = self._told_present(claims)
        return [
            self._by_clinician(
                Claim(
                    finding=Finding(
                        id=name,
                        name=records[name].name,
                        status=Status.ABSENT,
                        source=denial.passage.quote(denial.start, denial.end),
                    )
                )
            )
            for denial in denials(self._passages, self.told)
            for name in denial.findings
            if name in records and name not in told
        ]

    def _told_present(self, claims: Sequence[Claim]) -> set[str]:
        """What is claimed as present, with everything above it."""
        told = {claim.finding.id for claim in claims if claim.finding.status is Status.PRESENT}
        return told | {above for name in told for above in self._store.ancestors(name)}

    def _asked_how_long(self, passage: Passage) -> bool:
        if passage.turn is None or self._case.transcript is None or passage.turn == 0:
            return False
        before = self._case.transcript.turns[passage.turn - 1]
        asked = before.text.lower()
        return before.speaker is Speaker.CLINICIAN and ("how long" in asked or "when did" in asked)

    def _without_extra_durations(self, claims: list[Claim]) -> list[Claim]:
        """A case has one duration: the lexicon's first one, and none of them where a time was read. The words of that
        time are no length of an attack."""
        told = [claim.finding for claim in self._time_claims if claim.finding.id in DURATIONS]
        named = [claim for claim in claims if claim.finding.id in DURATIONS]
        kept = [] if told else named[:1]
        return [
            claim
            for claim in claims
            if claim in kept
            or (
                claim.finding.id not in DURATIONS
                and not (claim.finding.id in ATTACKS and self._overlaps(claim.finding, told))
            )
        ]

    @staticmethod
    def _overlaps(finding: Finding, told: Sequence[Finding]) -> bool:
        """Whether the words of a finding are those of a time."""
        own = finding.source
        sources = [each.source for each in told if each.source is not None]
        return own is not None and any(own.turn == s.turn and own.start < s.end and s.start < own.end for s in sources)

    def _by_clinician(self, claim: Claim) -> Claim:
        """A value that the clinician reads out has the clinician's authority."""
        source = claim.finding.source
        turns = self._case.transcript.turns if self._case.transcript else ()
        if source is None or source.turn is None or turns[source.turn].speaker is not Speaker.CLINICIAN:
            return claim
        return replace(claim, authority=Authority.CLINICIAN)

    def _with_chief(self, claims: list[Claim]) -> list[Claim]:
        """Marks what the presenting sentence names, and in a conversation the first turn that names a complaint."""
        records = self._store.findings()
        sentence = presenting_sentence(self._passages, claims, records)
        turn = self._first_complaint(claims, records)

        def presents(claim: Claim) -> bool:
            source = claim.finding.source
            if source is None or not is_complaint(claim, records):
                return False
            if source.turn is not None:
                return source.turn == turn
            return sentence is not None and sentence[0] <= source.start < sentence[1]

        return [
            replace(claim, finding=replace(claim.finding, chief=True)) if presents(claim) else claim for claim in claims
        ]

    def _first_complaint(self, claims: list[Claim], records: Mapping[str, FindingRecord]) -> int | None:
        if self._case.transcript is None:
            return None
        turns = self._case.transcript.turns
        spoken = {
            claim.finding.source.turn
            for claim in claims
            if claim.finding.source and claim.finding.source.turn is not None and is_complaint(claim, records)
        }
        return min((turn for turn in spoken if turns[turn].speaker is not Speaker.CLINICIAN), default=None)


def _of_relative(passage: Passage, start: int, meant: Assertion) -> Assertion:
    """What is told of a relative sentence after sentence is the patient's, what is told of the relative's own family is
    not."""
    if meant.subject is not Subject.PATIENT and not is_of_their_family(
        passage.body, start - passage.start, _FAMILY_NEAR
    ):
        return replace(meant, subject=Subject.PATIENT)
    return meant


def _is_frequency(mention: Mention) -> bool:
    """Whether days that a phrase takes for a length of time say how often: "two or three days a week"."""
    return mention.record.id in DURATIONS and is_frequency(mention.passage.text, mention.start, mention.end)


def _is_occasion(mention: Mention, shared: Sequence[Mention]) -> bool:
    """Whether a complaint only says when the pain is worse: *coughing* in "worse on bending and coughing"."""
    return mention.record.kind in COMPLAINTS and any(
        mention.passage is axis.passage and axis.start <= mention.start and mention.end <= axis.end for axis in shared
    )
