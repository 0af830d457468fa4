"""Authored files to compiled knowledge: frequencies to Betas, synonyms to stems, articles to pages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dxpad.domain.differential import Basis, Urgency
from dxpad.domain.encode import to_json
from dxpad.knowledge.bands import BAND_N, BANDS, OTHER_SETTING_N, STUDY_N, beta
from dxpad.knowledge.check.lexicon import phrases
from dxpad.knowledge.check.numbers import age_bands
from dxpad.knowledge.check.references import mappings, strings
from dxpad.knowledge.check.schema import SETTINGS
from dxpad.knowledge.compiled import Compiled, Page
from dxpad.knowledge.document import Document
from dxpad.knowledge.likeness import alike
from dxpad.knowledge.nearness import nearness
from dxpad.knowledge.reading import text_of
from dxpad.knowledge.records import (
    ConditionRecord,
    FindingRecord,
    LexiconEntry,
    LinkRecord,
    QuantityRecord,
    RuleRecord,
    SourceRecord,
    Threshold,
    WordOrder,
)
from dxpad.knowledge.rules import leaves
from dxpad.knowledge.wordings import decoys_of, grades_of, other_senses_of, wordings_of
from dxpad.knowledge.words import is_ordered, phrase_stems, said_only_so

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dxpad.domain.encode import Json
    from dxpad.knowledge.load import Entry, Library

PER = 100_000
DOCUMENTS = {
    "conditions": "condition",
    "tests": "test",
    "scores": "score",
    "articles": "symptom",
    "red-flags": "red-flags",
    "work-up": "work-up",
    "imaging": "imaging",
    "cautions": "caution",
    "cases": "case",
    "drugs": "drug",
    "drugs/classes": "drug-class",
    "drugs/interactions": "drug-interaction",
    "drugs/allergies": "drug-allergy",
    "drugs/renal": "drug-renal",
    "drugs/pregnancy": "drug-pregnancy",
    "drugs/age": "drug-age",
}
CARE = ("scores", "workup", "treatment", "referral", "follow_up", "safety_net")


def compile_library(library: Library, version: str) -> Compiled:
    """The whole of it. The library must have passed its checks; `version` is CalVer."""
    conditions = tuple(_condition(entry) for entry in library.kind("conditions").values())
    background = {name: _background(entry) for name, entry in library.kind("findings").items()}
    links = tuple(
        _link(entry, row, background)
        for entry in library.kind("conditions").values()
        for row in mappings(entry.data["findings"])
    )
    marginal = _marginal(conditions, links, background)
    findings = tuple(
        _finding(entry, background[name], marginal[name]) for name, entry in library.kind("findings").items()
    )
    lexicon = _lexicon(library)
    return Compiled(
        meta={"version": version, "read": str(sum(condition.review == "read" for condition in conditions))},
        findings=findings,
        conditions=conditions,
        links=links,
        alike=tuple(alike([condition.id for condition in conditions], links, background).items()),
        rules=_rules(library),
        lexicon=lexicon,
        nearness=_nearness(library, lexicon),
        wordings=wordings_of(library),
        grades=grades_of(library),
        decoys=decoys_of(library),
        other_senses=other_senses_of(library),
        quantities=tuple(_quantity(entry) for entry in library.kind("quantities").values()),
        drugs=_drugs(library),
        sources=tuple(_source(entry) for entry in library.kind("sources").values()),
        documents=(
            *(
                (document, name, to_json(entry.data))
                for kind, document in DOCUMENTS.items()
                for name, entry in library.kind(kind).items()
            ),
            *(("care", name, _care(entry)) for name, entry in library.kind("conditions").items() if entry.is_read),
        ),
        pages=tuple(_pages(library)),
    )


def _care(entry: Entry) -> Json:
    """What guidance says of a read condition, without its article: read for every condition in play, in every case."""
    return {key: to_json(entry.data[key]) for key in CARE if key in entry.data}


def _background(entry: Entry) -> dict[str, float]:
    given = Document(entry.data).part("background")
    emergency = given.number("emergency") or 0.0
    return {setting: given.number(setting) or emergency for setting in SETTINGS}


def _condition(entry: Entry) -> ConditionRecord:
    data = Document(entry.data)
    frequency = data.part("frequency")
    emergency = frequency.part("emergency").number("per_100k") or 0.0
    per_100k = {setting: frequency.part(setting).number("per_100k") for setting in SETTINGS}
    return ConditionRecord(
        id=entry.id,
        name=data.text("name"),
        icd10=data.texts("icd10"),
        system=data.text("system"),
        urgency=Urgency(data.text("urgency")),
        do_not_miss=data.flag("do_not_miss"),
        presentation=data.flag("presentation"),
        per_100k={setting: emergency if value is None else value for setting, value in per_100k.items()},
        age=age_bands(entry.data.get("frequency")),
        sex={sex: frequency.part("sex").number(sex) or 0.0 for sex in ("male", "female")},
        tests=tuple(test.text("id") for test in data.parts("tests")),
        scores=data.texts("scores"),
        review=entry.review,
    )


def _link(entry: Entry, row: object, background: dict[str, dict[str, float]]) -> LinkRecord:
    data = Document(row if isinstance(row, dict) else {})
    finding, sources = data.text("id"), data.texts("source")
    ratio = data.raw("lr_present")
    lr = float(ratio[0]) if isinstance(ratio, list) else None
    if lr is not None:
        p, n = min(lr * background[finding]["emergency"], BANDS["always"]), float(BAND_N)
    elif data.text("band"):
        p, n = BANDS[data.text("band")], float(BAND_N)
    else:
        most = OTHER_SETTING_N if data.text("setting") else STUDY_N
        p, n = data.number("p") or 0.0, min(data.number("n") or 0.0, most)
    alpha, beta_ = beta(p, n)
    basis = Basis.STUDY if sources else Basis.ESTIMATE
    return LinkRecord(
        condition=entry.id,
        finding=finding,
        p=p,
        alpha=alpha,
        beta=beta_,
        lr=lr,
        basis=basis,
        sources=sources,
    )


def _marginal(
    conditions: tuple[ConditionRecord, ...],
    links: tuple[LinkRecord, ...],
    background: dict[str, dict[str, float]],
) -> dict[str, dict[str, float]]:
    """P(finding) over everybody who consults: the background, moved by each condition that lists the finding."""
    share = {condition.id: condition.per_100k for condition in conditions}
    total = {name: dict(own) for name, own in background.items()}
    for link in links:
        own = background[link.finding]
        for setting in SETTINGS:
            total[link.finding][setting] += share[link.condition][setting] / PER * (link.p - own[setting])
    return total


def _finding(entry: Entry, background: dict[str, float], marginal: dict[str, float]) -> FindingRecord:
    data = Document(entry.data)
    return FindingRecord(
        id=entry.id,
        name=data.text("name"),
        kind=data.text("kind"),
        question=data.text("question"),
        parents=data.texts("parents"),
        cluster=data.text("cluster"),
        exclusive=data.text("exclusive"),
        background=background,
        marginal=marginal,
        hpo=data.part("hpo").text("id"),
        hpo_is_exact=data.part("hpo").text("match") == "exact",
        measured=tuple(
            Threshold(
                quantity=item.text("quantity"),
                at_least=item.number("at_least"),
                below=item.number("below"),
                sex=item.text("sex") or None,
                age_at_least=item.number("age_at_least"),
                absent_below=item.number("absent_below"),
                absent_from=item.number("absent_from"),
            )
            for item in map(Document, mappings(entry.data.get("measured")))
        ),
        sex=data.text("sex"),
        review=entry.review,
    )


def _rules(library: Library) -> tuple[RuleRecord, ...]:
    """The red flags of conditions and of complaints; a condition's own rule thinks of that condition."""
    made = []
    for name, entry in library.kind("conditions").items():
        made += [_rule(rule, f"{name}/{rule.text('id')}", name, ()) for rule in Document(entry.data).parts("red_flags")]
    for name, entry in library.kind("red-flags").items():
        data = Document(entry.data)
        made += [_rule(rule, f"{name}/{rule.text('id')}", "", data.texts("complaint")) for rule in data.parts("rules")]
    return tuple(sorted(made, key=lambda rule: rule.id))


def _rule(data: Document, name: str, condition: str, complaint: tuple[str, ...]) -> RuleRecord:
    return RuleRecord(
        id=name,
        name=data.text("name"),
        when=data.raw("when"),
        urgency=Urgency(data.text("urgency")),
        first_action=data.text("first_action"),
        strength=data.text("strength"),
        sources=data.texts("source"),
        think_of=tuple(dict.fromkeys((*((condition,) if condition else ()), *data.texts("think_of")))),
        ask=data.texts("ask"),
        condition=condition,
        complaint=complaint,
        findings=tuple(dict.fromkeys(leaves(data.raw("when")))),
    )


ACROSS_AND = "and"
"""How a phrase is said whose words *and* may stand between."""


def _is_covered(stems: tuple[str, ...], how: str, entries: Mapping[tuple[tuple[str, ...], str], LexiconEntry]) -> bool:
    """Whether a phrase is found wherever another of the same stems is: a plain one where one across *and* is, any other
    than that where a plain one is."""
    if how == ACROSS_AND:
        return False
    return (stems, "" if how else ACROSS_AND) in entries


def _as_said(said: Entry | None) -> frozenset[str]:
    """The phrases that are only read in the order in which they are said: "left a note" is not "noted on the left". One
    with a family stands for many ways of saying it, in any order."""
    every = strings(said.data.get("say")) if said else ()
    return frozenset(phrase.lower() for phrase in every if "{" not in phrase)


def _order(phrase: str, as_said: frozenset[str]) -> WordOrder:
    if is_ordered(phrase):
        return WordOrder.STRICT
    return WordOrder.KEPT if phrase in as_said else WordOrder.FREE


def _lexicon(library: Library) -> tuple[tuple[str, LexiconEntry], ...]:
    """Every phrase under its rarest stem, so that a text fetches few phrases that are not in it."""
    entries: dict[tuple[tuple[str, ...], str], LexiconEntry] = {}
    said = library.kind("said")
    for name, entry in library.kind("findings").items():
        as_said = _as_said(said.get(name))
        for phrase in phrases(entry, said):
            stems = phrase_stems(phrase)
            entries.setdefault(
                (stems, said_only_so(phrase)),
                LexiconEntry(finding=name, phrase=phrase, stems=stems, order=_order(phrase, as_said)),
            )
    first = {stems: entry.finding for (stems, _), entry in reversed(entries.items())}
    kept = {
        (stems, how): entry
        for (stems, how), entry in entries.items()
        if entry.finding == first[stems] and not _is_covered(stems, how, entries)
    }
    count = Counter(stem for stems in {stems for stems, _ in kept} for stem in set(stems))
    keyed = [(min(stems, key=lambda stem: (count[stem], stem)), entry) for (stems, _), entry in kept.items()]
    return tuple(sorted(keyed, key=lambda pair: (pair[0], pair[1].phrase, pair[1].finding)))


def _nearness(library: Library, lexicon: Iterable[tuple[str, LexiconEntry]]) -> dict[str, dict[str, float]]:
    """What each word points to: by the phrases, names and questions of findings, against the texts of our cases."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for name, entry in library.kind("findings").items():
        data = Document(entry.data)
        phrases[name] = [phrase_stems(data.text("name")), phrase_stems(data.text("question"))]
    for _, phrase in lexicon:
        phrases[phrase.finding].append(phrase.stems)
    return nearness(phrases, (Document(entry.data).text("text") for entry in library.kind("cases").values()))


def _range(entry: Entry, name: str) -> tuple[float, float]:
    limits = entry.data[name]
    low, high = (float(str(limit)) for limit in limits) if isinstance(limits, list) else (0.0, 0.0)
    return low, high


def _quantity(entry: Entry) -> QuantityRecord:
    data = Document(entry.data)
    units = {data.text("unit"): (1.0, 0.0)}
    for unit in data.part("units").keys():  # noqa: SIM118 a Document, not a dict
        part = data.part("units").part(unit)
        units[unit] = (part.number("factor") or 1.0, part.number("offset") or 0.0)
    return QuantityRecord(
        id=entry.id,
        name=data.text("name"),
        synonyms=data.texts("synonyms"),
        unit=data.text("unit"),
        units=units,
        plausible=_range(entry, "plausible"),
        bare=data.text("bare") if "bare" in entry.data else "",
        usual=_range(entry, "usual" if "usual" in entry.data else "plausible"),
    )


def _drugs(library: Library) -> tuple[tuple[str, str, str, str], ...]:
    """(phrase, id, name, how it is written): a medicine's generic name, brand, synonym or misspelling; a class by its
    synonyms; an allergen by the names it has in allergies alone."""
    rows: dict[str, tuple[str, str, str, str]] = {}
    for name, entry in library.kind("drugs").items():
        generic = str(entry.data.get("name"))
        every = [("generic", generic), ("generic", name.replace("-", " "))]
        for field, kind in (("brands", "brand"), ("synonyms", "synonym"), ("misspellings", "misspelling")):
            every += [(kind, phrase) for phrase in strings(entry.data.get(field))]
        for kind, phrase in every:
            rows.setdefault(phrase.lower(), (phrase.lower(), name, generic, kind))
    for name, entry in library.kind("drugs/classes").items():
        for field, kind in (("synonyms", "class"), ("allergens", "allergen")):
            for phrase in strings(entry.data.get(field)):
                rows.setdefault(phrase.lower(), (phrase.lower(), name, str(entry.data.get("name")), kind))
    return tuple(sorted(rows.values()))


def _source(entry: Entry) -> SourceRecord:
    data = Document(entry.data)
    year = data.number("year")
    return SourceRecord(
        id=entry.id,
        authors=data.text("authors"),
        title=data.text("title"),
        journal=data.text("journal"),
        year=None if year is None else int(year),
        doi=data.text("doi"),
        pmid=data.text("pmid"),
        url=data.text("url"),
        kind=data.text("kind"),
        seen=data.text("seen"),
        seen_on=data.text("seen_on"),
        note=data.text("note"),
    )


def _pages(library: Library) -> list[Page]:
    """Conditions, symptoms, procedures and scores, in this order, then by id."""
    articles = library.kind("articles")
    written = {str(entry.data.get("finding")) for entry in articles.values()}
    findings = [
        entry
        for name, entry in library.kind("findings").items()
        if entry.data.get("kind") in ("symptom", "sign") and name not in written
    ]
    rows = [
        *(("condition", entry) for entry in library.kind("conditions").values()),
        *(("symptom", entry) for entry in articles.values()),
        *(("finding", entry) for entry in findings),
        *(("procedure", entry) for entry in library.kind("tests").values()),
        *(("score", entry) for entry in library.kind("scores").values()),
    ]
    return [_page(kind, entry) for kind, entry in rows]


def _page(kind: str, entry: Entry) -> Page:
    data = Document(entry.data)
    names = (*data.texts("synonyms"), *data.texts("lay"))
    body = text_of(to_json(entry.data["article"])) if "article" in entry.data else data.text("purpose")
    whole = kind == "score" or bool(data.part("article").texts("causes") or data.part("article").texts("why"))
    return Page(
        kind=kind, id=entry.id, name=data.text("name"), synonyms=" | ".join(names), body=_plain(body), whole=whole
    )


def _plain(text: Json) -> str:
    return " ".join(str(text).split())
