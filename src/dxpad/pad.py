"""The façade: the only place where the stages meet.

pad = Pad(Store.open(default_path()))
case = Case(id="c1", text="58-year-old man with sudden tearing pain between the shoulder blades")
found = pad.find(case)
differential = pad.rank(case, found)
guidance = pad.guide(case, found, differential)
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from dxpad import __version__, differential, encyclopedia, findings, guidance, notes, speech
from dxpad.domain.differential import Receipt
from dxpad.domain.encode import dumps
from dxpad.domain.guidance import DrugReport
from dxpad.findings.assertion import Assertions
from dxpad.notes import coding, editing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dxpad.differential.counterfactual import Turn
    from dxpad.differential.own_counts import OwnCounts
    from dxpad.differential.question import Gain
    from dxpad.domain.case import Case
    from dxpad.domain.coding import SuggestedCode
    from dxpad.domain.convention import Convention
    from dxpad.domain.differential import Differential, Explanation, Ranked
    from dxpad.domain.finding import Assertion, FindingSet
    from dxpad.domain.guidance import Guidance, ScoreResult
    from dxpad.domain.note import Note
    from dxpad.domain.notework import NoteWork
    from dxpad.domain.transcript import Transcript
    from dxpad.encyclopedia import Article
    from dxpad.guidance.scores.sheet import Sheet
    from dxpad.knowledge.records import ArticleHit
    from dxpad.knowledge.store import Store
    from dxpad.notes.editing import Revision
    from dxpad.notes.template import Template
    from dxpad.speech.audio import AudioSource, Progress
    from dxpad.speech.engine import Engine, Segment
    from dxpad.speech.transcribe import Begins, Transcription
    from dxpad.speech.voices import Voices


class Pad:
    """All six pillars over one knowledge file. Holds no patient: every call is given all it needs."""

    def __init__(self, knowledge: Store, counts: OwnCounts | None = None) -> None:
        self.knowledge = knowledge
        self.counts = counts
        self._assertions = Assertions()
        self._model = differential.Model(knowledge, counts=counts)

    def listen(
        self,
        audio: AudioSource,
        engine: Engine,
        *,
        transcript_id: str,
        progress: Progress,
        speakers: int | None = None,
        processes: int = 1,
        terms: tuple[str, ...] = (),
        heard: tuple[tuple[Segment, ...], ...] | None = None,
        voices: Voices | None = None,
        begins: Begins = lambda _: None,
    ) -> Transcription:
        """A recording to a transcript; `heard` is what was recognised of it already, `voices` tells voices apart, and
        `begins` is told each step."""
        return speech.transcribe(
            audio,
            engine,
            transcript_id=transcript_id,
            progress=progress,
            speakers=speakers,
            processes=processes,
            terms=terms,
            heard=heard,
            voices=voices,
            begins=begins,
        )

    def find(self, case: Case) -> FindingSet:
        """What a case's text, transcript and stated facts say."""
        return findings.find(case, self.knowledge, self._assertions)

    def read(self, case: Case) -> findings.Read:
        """What a case's words say, apart from what its caller states: for `find_again`."""
        return findings.read(case, self.knowledge, self._assertions)

    def find_again(self, case: Case, read: findings.Read) -> FindingSet:
        """What `find` gives for a case that was read, or for one in which only what the caller states is different."""
        return findings.found(case, read, self.knowledge)

    def assert_span(self, text: str, start: int, end: int) -> Assertion:
        """How one span of a text is meant."""
        return self._assertions.read(text).of(start, end)

    def rank(
        self,
        case: Case,
        found: FindingSet,
        *,
        shown: int = differential.SHOWN,
        shifts: Mapping[str, float] = differential.NO_SHIFTS,
    ) -> Differential:
        """The ranked differential with every number behind it; `shifts` move priors, for what-if."""
        receipt = self.receipt(case)
        return differential.rank(case, found, self._model, receipt=receipt, shown=shown, shifts=shifts)

    def explain(
        self, case: Case, found: FindingSet, *conditions: str, shifts: Mapping[str, float] = differential.NO_SHIFTS
    ) -> Explanation:
        """The lines of these conditions alone, wherever they stand in the list."""
        receipt = self.receipt(case)
        return differential.explain(case, found, self._model, receipt=receipt, conditions=conditions, shifts=shifts)

    def shares(
        self, case: Case, found: FindingSet, *, shifts: Mapping[str, float] = differential.NO_SHIFTS
    ) -> Mapping[str, float]:
        """The probability of every condition and nothing else: for how an answer would move the list."""
        return differential.shares(case, found, self._model, shifts=shifts)

    def unasked(self, found: FindingSet) -> frozenset[str]:
        """Every finding that is neither said nor implied nor excluded."""
        return differential.unasked(found, self._model)

    def worth(self, case: Case, found: FindingSet, names: Iterable[str]) -> Mapping[str, Gain]:
        """What asking for each of these would tell, in bits."""
        return differential.worth(case, found, names, self._model)

    def guide(self, case: Case, found: FindingSet, ranked: Differential) -> Guidance:
        """How urgent, what to do, which score."""
        return guidance.guide(case, found, ranked, self.knowledge)

    def check_drugs(self, case: Case, found: FindingSet) -> DrugReport:
        """Interactions, allergies, kidneys, pregnancy, age and duplicates, and what was not checked."""
        checked = guidance.check_drugs(case, found, self.knowledge)
        return DrugReport(id=case.id, receipt=self.receipt(case), drugs=checked.alerts, drug_checks=checked.checks)

    def score(self, result_id: str, score_id: str, inputs: Mapping[str, object]) -> ScoreResult:
        """One clinical score from stated values."""
        return guidance.score(result_id, score_id, inputs, self.knowledge)

    def score_sheet(self, score_id: str, case: Case, found: FindingSet, stated: Mapping[str, object]) -> Sheet:
        """One clinical score for a case: filled with its words, and what is still to be asked."""
        return guidance.sheet(score_id, case, found, stated, self.knowledge)

    def turn(
        self,
        case: Case,
        found: FindingSet,
        first: Ranked,
        second: Ranked,
        *,
        shifts: Mapping[str, float] = differential.NO_SHIFTS,
    ) -> Turn | None:
        """Without which findings the order of two lines of one case would turn; None when no few would do."""
        return differential.turn(case, found, self._model, first, second, shifts=shifts)

    def write(
        self,
        transcript: Transcript,
        found: FindingSet,
        *,
        template: str | Template = "soap",
        convention: Convention | None = None,
    ) -> Note:
        """The note, every sentence with its words; spelled as it was said unless a convention is named."""
        return notes.write(transcript, found, self.knowledge.drugs(), template, convention)

    def revise(self, draft: Note, work: NoteWork, transcript: Transcript) -> Revision:
        """The draft with the clinician's work laid over it."""
        return editing.revised(draft, work, transcript, self.knowledge.drugs())

    def codes(self, note: Note, transcript: Transcript, template: Template) -> tuple[SuggestedCode, ...]:
        """The codes that the clinician's own diagnoses in a note suggest."""
        names = self.knowledge.derived(coding.diagnosis_names)
        return coding.suggested_codes(note, transcript, template, names, self.assert_span)

    def look_up(self, query: str, limit: int = 20) -> tuple[ArticleHit, ...]:
        """Articles for a query, best first."""
        return encyclopedia.search(query, self.knowledge, limit)

    def article(self, name: str) -> Article:
        """One article of the encyclopedia."""
        return encyclopedia.article(name, self.knowledge)

    def receipt(self, case: Case) -> Receipt:
        """What a result of this case is made from."""
        digest = sha256(dumps(case).encode()).hexdigest()
        counts = self.counts.sha256 if self.counts else ""
        return Receipt(input_sha256=digest, knowledge=self.knowledge.version, program=__version__, counts_sha256=counts)
