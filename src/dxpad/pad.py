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
from dxpad.findings.assertion import Assertions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dxpad.differential.counterfactual import Turn
    from dxpad.differential.own_counts import OwnCounts
    from dxpad.domain.case import Case
    from dxpad.domain.differential import Differential, Explanation, Ranked
    from dxpad.domain.finding import Assertion, FindingSet
    from dxpad.domain.guidance import Guidance, ScoreResult
    from dxpad.domain.note import Note
    from dxpad.domain.transcript import Transcript
    from dxpad.encyclopedia import Article
    from dxpad.knowledge.records import ArticleHit
    from dxpad.knowledge.store import Store
    from dxpad.speech.audio import Progress
    from dxpad.speech.engine import Engine
    from dxpad.speech.transcribe import Transcription


class Pad:
    """All six pillars over one knowledge file. Holds no patient: every call is given all it needs."""

    def __init__(self, knowledge: Store, counts: OwnCounts | None = None) -> None:
        self.knowledge = knowledge
        self.counts = counts
        self._assertions = Assertions()
        self._model = differential.Model(knowledge, counts=counts)

    def listen(
        self,
        audio: Path,
        engine: Engine,
        *,
        transcript_id: str,
        progress: Progress,
        speakers: int | None = None,
        processes: int = 1,
    ) -> Transcription:
        """A recording to a transcript."""
        return speech.transcribe(
            audio, engine, transcript_id=transcript_id, progress=progress, speakers=speakers, processes=processes
        )

    def find(self, case: Case) -> FindingSet:
        """What a case's text, transcript and stated facts say."""
        return findings.find(case, self.knowledge, self._assertions)

    def assert_span(self, text: str, start: int, end: int) -> Assertion:
        """How one span of a text is meant."""
        return self._assertions.read(text).of(start, end)

    def rank(self, case: Case, found: FindingSet, *, shown: int = differential.SHOWN) -> Differential:
        """The ranked differential with every number behind it."""
        return differential.rank(case, found, self._model, receipt=self.receipt(case), shown=shown)

    def explain(self, case: Case, found: FindingSet, *conditions: str) -> Explanation:
        """The lines of these conditions alone, wherever they stand in the list."""
        return differential.explain(case, found, self._model, receipt=self.receipt(case), conditions=conditions)

    def guide(self, case: Case, found: FindingSet, ranked: Differential) -> Guidance:
        """How urgent, what to do, which score."""
        return guidance.guide(case, found, ranked, self.knowledge)

    def score(self, result_id: str, score_id: str, inputs: Mapping[str, object]) -> ScoreResult:
        """One clinical score from stated values."""
        return guidance.score(result_id, score_id, inputs, self.knowledge)

    def turn(self, case: Case, found: FindingSet, first: Ranked, second: Ranked) -> Turn | None:
        """Without which findings the order of two lines of one case would turn; None when no few would do."""
        return differential.turn(case, found, self._model, first, second)

    def write(self, transcript: Transcript, found: FindingSet, *, template: str = "soap") -> Note:
        """The note, every sentence with its words."""
        return notes.write(transcript, found, self.knowledge.drugs(), template)

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
