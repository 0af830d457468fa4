"""The store: what the stages ask of the compiled knowledge. Read-only; nothing is loaded before it is asked for."""

from __future__ import annotations

import json
import sqlite3
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, TypeVar, cast
from zlib import decompress

from dxpad.domain.errors import StorageError, UnknownIdError
from dxpad.knowledge.document import Document
from dxpad.knowledge.families import families_of
from dxpad.knowledge.nearness import unpacked
from dxpad.knowledge.records import ArticleHit, LexiconEntry, LinkRecord, SourceRecord, WordOrder
from dxpad.knowledge.store.decode import (
    condition_from,
    expression_from,
    finding_from,
    grade_from,
    link_from,
    quantity_from,
    rule_from,
    test_from,
    wording_from,
)
from dxpad.knowledge.store.schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from dxpad.knowledge.records import (
        ConditionRecord,
        ExpressionRecord,
        FindingRecord,
        GradeRecord,
        QuantityRecord,
        RuleRecord,
        TestRecord,
        WordingRecord,
    )

Made = TypeVar("Made")


class Store:
    """One open knowledge file. May be shared by threads: SQLite serialises the reads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._phrases: dict[str, tuple[LexiconEntry, ...]] = {}
        self._links: dict[str, tuple[LinkRecord, ...]] = {}
        self._near: dict[str, tuple[int, dict[str, int]]] = {}
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._derived: dict[object, object] = {}

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open a compiled file.

        Raises:
            StorageError: it is missing or is no knowledge file.
        """
        mend = "Run: dxpad knowledge build"
        if not path.is_file():
            raise StorageError("the knowledge file is missing", where=str(path), mend=mend)
        try:
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise StorageError(f"this file cannot be opened: {error}", where=str(path), mend=mend) from error
        try:
            made = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
        except sqlite3.Error as error:
            connection.close()
            raise StorageError(f"this is no knowledge file: {error}", where=str(path), mend=mend) from error
        if made is None or made[0] != FORMAT:
            connection.close()
            raise StorageError("this knowledge file was built by another version", where=str(path), mend=mend)
        return cls(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @cached_property
    def version(self) -> str:
        """CalVer of the knowledge."""
        return str(self._connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()[0])

    def derived(self, make: Callable[[Store], Made]) -> Made:
        """What `make` reads from this knowledge: made once, and kept as long as the store is open."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("Made", self._derived[make])

    # Findings

    def findings(self) -> Mapping[str, FindingRecord]:
        """All findings by id."""
        return self._findings

    @cached_property
    def _findings(self) -> dict[str, FindingRecord]:
        return {
            name: finding_from(json.loads(body))
            for name, body in self._connection.execute("SELECT id, body FROM finding")
        }

    def finding(self, name: str) -> FindingRecord:
        """One finding.

        Raises:
            UnknownIdError: there is none of that id.
        """
        try:
            return self._findings[name]
        except KeyError:
            raise UnknownIdError(f"no finding {name!r}", mend="See dxpad search") from None

    def finding_by_hpo(self, code: str) -> FindingRecord | None:
        """The finding that carries an HPO id, the first by id where several do."""
        return self._by_hpo.get(code)

    @cached_property
    def _by_hpo(self) -> dict[str, FindingRecord]:
        return {record.hpo: record for record in reversed(self._findings.values()) if record.hpo}

    def measured_by(self, quantity: str) -> tuple[FindingRecord, ...]:
        """The findings that have a threshold for a quantity."""
        return self._measured_by.get(quantity, ())

    @cached_property
    def _measured_by(self) -> dict[str, tuple[FindingRecord, ...]]:
        found: dict[str, tuple[FindingRecord, ...]] = {}
        for record in self._findings.values():
            for quantity in dict.fromkeys(threshold.quantity for threshold in record.measured):
                found[quantity] = (*found.get(quantity, ()), record)
        return found

    def children(self, name: str) -> tuple[str, ...]:
        """The findings directly below one."""
        return self._children.get(name, ())

    @cached_property
    def _children(self) -> dict[str, tuple[str, ...]]:
        below: dict[str, list[str]] = {}
        for record in self._findings.values():
            for parent in record.parents:
                below.setdefault(parent, []).append(record.id)
        return {parent: tuple(children) for parent, children in below.items()}

    def ancestors(self, name: str) -> tuple[str, ...]:
        """Everything above a finding, nearest first, each once."""
        if name not in self._ancestors:
            found: dict[str, None] = {}
            queue = list(self.finding(name).parents)
            while queue:
                parent = queue.pop(0)
                if parent not in found:
                    found[parent] = None
                    queue.extend(self.finding(parent).parents)
            self._ancestors[name] = tuple(found)
        return self._ancestors[name]

    # Recognition

    def lexicon(self, stems: Iterable[str]) -> tuple[LexiconEntry, ...]:
        """The phrases whose rarest stem is among these, each once, in a fixed order."""
        wanted = sorted(set(stems))
        missing = [stem for stem in wanted if stem not in self._phrases]
        for start in range(0, len(missing), 500):
            part = missing[start : start + 500]
            read: dict[str, tuple[LexiconEntry, ...]] = dict.fromkeys(part, ())
            marks = ",".join("?" * len(part))
            query = f"SELECT key, phrase, finding, stems, word_order FROM lexicon WHERE key IN ({marks})"
            for key, phrase, finding, words, order in self._connection.execute(f"{query} ORDER BY key, phrase", part):
                entry = LexiconEntry(
                    finding=finding, phrase=phrase, stems=tuple(words.split(" ")), order=WordOrder(order)
                )
                read[key] += (entry,)
            self._phrases.update(read)
        return tuple(entry for stem in wanted for entry in self._phrases[stem])

    def near(self, stem: str) -> tuple[int, Mapping[str, int]]:
        """The findings that a word, or a family it belongs to, points to, in steps of `nearness`; before them the most
        of these. Only the knowledge's own words are kept, none that a patient's text alone has."""
        if (kept := self._near.get(stem)) is not None:
            return kept
        words = [word for word in (stem, *families_of().get(stem, ())) if word in self._pointing]
        if not words:
            return 0, {}
        found: dict[str, int] = {}
        for word in words:
            (points,) = self._connection.execute("SELECT points FROM nearness WHERE word = ?", (word,)).fetchone()
            for name, steps in unpacked(points, self._finding_ids).items():
                found[name] = max(steps, found.get(name, 0))
        self._near[stem] = max(found.values()), found
        return self._near[stem]

    @cached_property
    def _pointing(self) -> frozenset[str]:
        return frozenset(word for (word,) in self._connection.execute("SELECT word FROM nearness"))

    @cached_property
    def _finding_ids(self) -> tuple[str, ...]:
        return tuple(sorted(self.findings()))

    @cached_property
    def _wordings(self) -> tuple[WordingRecord, ...]:
        (body,) = self._connection.execute("SELECT body FROM wording").fetchone()
        return tuple(wording_from(row) for row in json.loads(decompress(body)))

    def wordings(self) -> tuple[WordingRecord, ...]:
        """Ways of speaking that are no phrases, in the order in which they are written."""
        return self._wordings

    @cached_property
    def _grades(self) -> tuple[GradeRecord, ...]:
        (body,) = self._connection.execute("SELECT body FROM grade").fetchone()
        return tuple(grade_from(row) for row in json.loads(decompress(body)))

    def grades(self) -> tuple[GradeRecord, ...]:
        """Signs and results that are told as a grade."""
        return self._grades

    @cached_property
    def _decoys(self) -> tuple[ExpressionRecord, ...]:
        (body,) = self._connection.execute("SELECT body FROM decoy").fetchone()
        return tuple(expression_from(row) for row in json.loads(decompress(body)))

    def decoys(self) -> tuple[ExpressionRecord, ...]:
        """Words that look like a finding and name none."""
        return self._decoys

    @cached_property
    def _other_senses(self) -> dict[str, str]:
        (body,) = self._connection.execute("SELECT body FROM other_sense").fetchone()
        return dict(json.loads(decompress(body)))

    def other_senses(self) -> Mapping[str, str]:
        """By finding, the regular expression over a text in lower case of what looks like it and is something else."""
        return self._other_senses

    @cached_property
    def _quantities(self) -> tuple[QuantityRecord, ...]:
        return tuple(
            quantity_from(json.loads(body))
            for (body,) in self._connection.execute("SELECT body FROM quantity ORDER BY id")
        )

    def quantities(self) -> tuple[QuantityRecord, ...]:
        """Everything that is measured with a number."""
        return self._quantities

    @cached_property
    def _drug_names(self) -> dict[str, tuple[str, str]]:
        rows = self._connection.execute("SELECT phrase, id, kind FROM drug ORDER BY phrase")
        return {phrase: (name, kind) for phrase, name, kind in rows}

    def drug_names(self) -> Mapping[str, tuple[str, str]]:
        """(id, kind) by every lower-case name: generic, brand, synonym or misspelling of a medicine, class of
        medicines, or allergen, which is a name in allergies alone."""
        return self._drug_names

    @cached_property
    def _drugs(self) -> dict[str, str]:
        return {
            phrase: name
            for phrase, (name, kind) in self._drug_names.items()
            if kind not in ("misspelling", "class", "allergen")
        }

    def drugs(self) -> Mapping[str, str]:
        """Generic id by every lower-case name of a medicine, misspellings left out."""
        return self._drugs

    @cached_property
    def _medicines(self) -> dict[str, str]:
        classes = {phrase: name for phrase, (name, kind) in self._drug_names.items() if kind == "class"}
        return classes | self._drugs

    def medicines(self) -> Mapping[str, str]:
        """As `drugs`, with the classes of medicines as they are named ("an SSRI"), by their ids."""
        return self._medicines

    def longest_drug(self, first: str) -> int:
        """Most words of a name in `medicines` that begins with this lower-case word; 0 when none does."""
        return self._longest_drug.get(first, 0)

    @cached_property
    def _longest_drug(self) -> dict[str, int]:
        longest: dict[str, int] = {}
        for name in self._medicines:
            first, *others = name.split()
            longest[first] = max(longest.get(first, 0), 1 + len(others))
        return longest

    # Ranking

    @cached_property
    def _conditions(self) -> dict[str, ConditionRecord]:
        return {
            name: condition_from(json.loads(body))
            for name, body in self._connection.execute("SELECT id, body FROM condition")
        }

    def conditions(self) -> Mapping[str, ConditionRecord]:
        """All conditions by id, in the order of their ids."""
        return self._conditions

    def condition(self, name: str) -> ConditionRecord:
        """One condition.

        Raises:
            UnknownIdError: there is none of that id.
        """
        try:
            return self._conditions[name]
        except KeyError:
            raise UnknownIdError(f"no condition {name!r}", mend="See dxpad search") from None

    def links(self, findings: Iterable[str]) -> Mapping[str, tuple[LinkRecord, ...]]:
        """For each finding the conditions that list it, in the order of their ids."""
        wanted = tuple(findings)
        for name in wanted:
            if name not in self._links:
                rows = self._connection.execute("SELECT * FROM link WHERE finding = ? ORDER BY condition", (name,))
                self._links[name] = tuple(link_from(row) for row in rows)
        return {name: self._links[name] for name in wanted}

    def links_of(self, condition: str) -> tuple[LinkRecord, ...]:
        """The findings that a condition lists, in the order of their ids."""
        rows = self._connection.execute("SELECT * FROM link WHERE condition = ? ORDER BY finding", (condition,))
        return tuple(link_from(row) for row in rows)

    def shares_of(self, condition: str) -> tuple[tuple[str, float], ...]:
        """The same findings, each with how many of those who have the condition have it, and nothing else."""
        rows = self._connection.execute(
            "SELECT finding, p FROM link WHERE condition = ? ORDER BY finding", (condition,)
        )
        return tuple((intern(finding), p) for finding, p in rows)

    def alike(self, finding: str) -> bytes:
        """For every condition in the order of their ids: the place in `likeness.LEVELS` of how often the conditions
        most like it have the finding; 0 where it lists the finding itself."""
        row = self._connection.execute("SELECT levels FROM alike WHERE finding = ?", (finding,)).fetchone()
        return decompress(row[0])

    @cached_property
    def _rules(self) -> tuple[RuleRecord, ...]:
        return tuple(
            rule_from(json.loads(body)) for (body,) in self._connection.execute("SELECT body FROM rule ORDER BY id")
        )

    def rules(self) -> tuple[RuleRecord, ...]:
        """All red-flag rules, in the order of their ids."""
        return self._rules

    def rules_about(self, findings: Iterable[str]) -> tuple[RuleRecord, ...]:
        """The rules that look at one of these findings or belong to one as a complaint, in the order of their ids."""
        places = {place for name in findings for place in self._rules_by_finding.get(name, ())}
        return tuple(self._rules[place] for place in sorted(places))

    @cached_property
    def _rules_by_finding(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, rule in enumerate(self._rules):
            for name in (*rule.findings, *rule.complaint):
                found.setdefault(name, []).append(place)
        return found

    def meta(self, key: str) -> str:
        """One fact about the knowledge as a whole, empty when there is none."""
        row = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    # Authored text

    def document(self, kind: str, name: str) -> Document:
        """The authored file of one condition, test, score, symptom, red-flags or case.

        Raises:
            UnknownIdError: there is none.
        """
        row = self._connection.execute("SELECT body FROM document WHERE kind = ? AND id = ?", (kind, name)).fetchone()
        if row is None:
            raise UnknownIdError(f"no {kind} {name!r}", mend="See dxpad search")
        return Document(json.loads(decompress(row[0])))

    @cached_property
    def _tests(self) -> dict[str, TestRecord]:
        return {name: test_from(document) for name, document in self.documents("test").items()}

    def tests(self) -> Mapping[str, TestRecord]:
        """All tests and procedures by id."""
        return self._tests

    @cached_property
    def _guidance(self) -> dict[str, Mapping[str, Document]]:
        return {kind: self.documents(kind) for kind in ("work-up", "imaging", "caution")}

    def plans(self) -> Mapping[str, Document]:
        """The work-up of each complaint, by id."""
        return self._guidance["work-up"]

    def imaging(self) -> Mapping[str, Document]:
        """What to mind before each image, by the id of its test."""
        return self._guidance["imaging"]

    def cautions(self) -> Mapping[str, Document]:
        """What to mind before kinds of medicines."""
        return self._guidance["caution"]

    def documents(self, kind: str) -> Mapping[str, Document]:
        """All of one kind by id."""
        rows = self._connection.execute("SELECT id, body FROM document WHERE kind = ? ORDER BY id", (kind,))
        return {name: Document(json.loads(decompress(body))) for name, body in rows}

    def sources(self, names: Iterable[str]) -> tuple[SourceRecord, ...]:
        """The publications behind these ids, in the order given, unknown ones left out."""
        return tuple(self._sources[name] for name in dict.fromkeys(names) if name in self._sources)

    @cached_property
    def _sources(self) -> dict[str, SourceRecord]:
        return {
            name: SourceRecord(**json.loads(body))
            for name, body in self._connection.execute("SELECT id, body FROM source ORDER BY id")
        }

    # Pages

    def listing(self, kind: str) -> tuple[ArticleHit, ...]:
        """All things of a kind by name; `score` is 1 where there is a whole article, else 0."""
        rows = self._connection.execute(
            "SELECT id, kind, name, whole FROM article WHERE kind = ? ORDER BY name", (kind,)
        )
        return tuple(ArticleHit(id=row[0], kind=row[1], name=row[2], snippet="", score=float(row[3])) for row in rows)

    def pages(self, query: str, limit: int) -> tuple[ArticleHit, ...]:
        """Full-text hits for an FTS5 query, best first: a name weighs most, a whole article comes before a bare name.

        Raises:
            StorageError: the query is not FTS5's language; callers quote their words.
        """
        rows = self._connection.execute(
            "SELECT a.id, a.kind, a.name, snippet(page, 2, '[', ']', ' … ', 16),"
            " -bm25(page, 12.0, 6.0, 1.0) + a.whole * 0.5 AS score"
            " FROM page JOIN article AS a ON a.rowid = page.rowid WHERE page MATCH ? ORDER BY score DESC, a.id LIMIT ?",
            (query, limit),
        )
        return tuple(ArticleHit(id=row[0], kind=row[1], name=row[2], snippet=row[3], score=row[4]) for row in rows)

    def terms(self) -> Mapping[str, int]:
        """Every indexed word (stemmed) and how many pages hold it: for mending typing errors."""
        return self._terms

    @cached_property
    def _terms(self) -> dict[str, int]:
        return dict(self._connection.execute("SELECT term, doc FROM term ORDER BY term"))
