"""What was compared with what, and what was not: the part of the answer that keeps silence from looking like safety."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.domain.guidance import CheckedMedicine, DrugChecks, Unchecked
from dxpad.guidance.drugs.rules import AGE, ALLERGY, DUPLICATE, INTERACTION, PREGNANCY, RENAL
from dxpad.guidance.drugs.single import state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.domain.guidance import DrugAlert
    from dxpad.guidance.drugs.patient import Item, Patient
    from dxpad.guidance.drugs.rules import Formulary
    from dxpad.guidance.drugs.single import Open

MEDICINE, SCOPE = "medicine", "scope"
NEVER = "doses, liver function, food, alcohol, other illnesses and most herbal medicines"


def coverage(patient: Patient, alerts: Sequence[DrugAlert], left: Sequence[Open]) -> DrugChecks:
    """The whole account for what is taken now."""
    known = patient.formulary
    return DrugChecks(
        medicines=tuple(
            CheckedMedicine(id=item.id, name=item.name, listed=listed(item, known), source=item.source)
            for item in patient.taking
        ),
        stopped=tuple(item.name for item in patient.stopped),
        allergies=tuple(each.name for each in patient.allergies),
        checked=tuple(_checked(patient, Counter(each.kind for each in alerts))),
        not_checked=tuple(_not_checked(patient, left)),
    )


def listed(item: Item, known: Formulary) -> tuple[str, ...]:
    """The kinds of checks with a rule that names this medicine, or a member of this class."""
    rules = {
        INTERACTION: (side for rule in known.interactions for side in rule.sides),
        ALLERGY: (rule.medicines for rule in known.allergies),
        RENAL: (rule.drugs for rule in known.renal),
        PREGNANCY: (rule.drugs for rule in known.states),
        AGE: (rule.drugs for rule in known.ages),
        DUPLICATE: (group.members for group in known.duplicates),
    }
    return tuple(kind for kind, named in rules.items() if any(not item.drugs.isdisjoint(each) for each in named))


def _checked(patient: Patient, found: Counter[str]) -> Iterator[str]:
    known, count = patient.formulary, len(patient.taking)
    if count > 1:
        pairs = count * (count - 1) // 2
        yield _line("Interactions", f"{pairs} {'pair' if pairs == 1 else 'pairs'}", known, INTERACTION, found)
        yield f"Duplicates: {count} medicines compared by {len(known.duplicates)} classes; {found[DUPLICATE]} found."
    if count and patient.allergies:
        names = ", ".join(each.name.lower() for each in patient.allergies)
        yield _line("Allergies", f"{names} against {_medicines(count)}", known, ALLERGY, found)
    figure = patient.kidney.figure("egfr") or patient.kidney.figure("crcl")
    if count and figure:
        yield _line("Kidneys", f"{figure.how}, {_medicines(count)}", known, RENAL, found)
    if count:
        yield _line("Pregnancy and breastfeeding", _medicines(count), known, PREGNANCY, found)
    if count and patient.facts.known.age is not None:
        yield _line("Age", f"{patient.facts.known.age:g} years, {_medicines(count)}", known, AGE, found)


def _line(what: str, compared: str, known: Formulary, kind: str, found: Counter[str]) -> str:
    read, estimated = known.counted[kind]
    basis = f"{read + estimated} rules, {read} with a source that was read, {estimated} estimates"
    return f"{what}: {compared}, by {basis}; {found[kind]} found."


def _medicines(count: int) -> str:
    return "1 medicine" if count == 1 else f"{count} medicines"


def _not_checked(patient: Patient, left: Sequence[Open]) -> Iterator[Unchecked]:
    yield from _unknown_names(patient)
    yield from _allergy_gaps(patient)
    needed: dict[tuple[str, str], dict[str, None]] = {}
    for each in left:
        needed.setdefault((each.kind, each.needs), {})[each.item.name] = None
    for (kind, needs), names in needed.items():
        yield Unchecked(kind=kind, items=tuple(names), why=f"not known: {needs}", mend=f"Ask about or measure: {needs}")
    yield from _unlisted(patient)
    yield from _lingering(patient)
    yield Unchecked(kind=SCOPE, items=(), why=f"this release never checks {NEVER}", mend="See the label or a formulary")


def _unknown_names(patient: Patient) -> Iterator[Unchecked]:
    if not patient.taking and not patient.unknown:
        why = "no medicine is known; that none was named does not mean that none is taken"
        yield Unchecked(kind=MEDICINE, items=(), why=why, mend="Ask what is taken, over the counter and herbal too")
    for item in patient.unsure:
        why = "said to be possible, not that it is taken: left out of every check"
        yield Unchecked(kind=MEDICINE, items=(item.name,), why=why, mend="Ask whether it is taken")
    for unknown in patient.unknown:
        mend = f"Did you mean {' or '.join(unknown.near)}?" if unknown.near else "Give the generic name"
        yield Unchecked(
            kind=MEDICINE, items=(unknown.name,), why="in no list: it was left out of every check", mend=mend
        )


def _allergy_gaps(patient: Patient) -> Iterator[Unchecked]:
    if not patient.allergies_asked:
        denied = patient.denied_allergies
        why = "denied for these; nothing is recorded about others" if denied else "nothing is recorded about allergies"
        mend = "Ask about other allergies" if denied else "Ask about allergies"
        yield Unchecked(kind=ALLERGY, items=denied, why=why, mend=mend)
    for name in patient.unread_allergies:
        why = "an allergy that is in no list: compared with nothing"
        yield Unchecked(kind=ALLERGY, items=(name,), why=why, mend="Give the generic name of what caused it")
    for name in patient.unsure_allergies:
        yield Unchecked(kind=ALLERGY, items=(name,), why="asked about without a clear answer", mend="Ask again")


def _unlisted(patient: Patient) -> Iterator[Unchecked]:
    """For each kind of check the medicines that none of its rules names."""
    names: dict[str, list[str]] = {}
    for item in patient.taking:
        own = listed(item, patient.formulary)
        for kind in _that_matter(patient):
            if kind not in own:
                names.setdefault(kind, []).append(item.name)
    for kind, items in names.items():
        why = "no rule of this release names it, which does not mean that there is none"
        yield Unchecked(kind=kind, items=tuple(items), why=why, mend="See the label or a formulary")


def _that_matter(patient: Patient) -> tuple[str, ...]:
    """The kinds of checks for which a medicine without any rule is worth a word in this patient."""
    ruled_out = all(
        state_of(state, patient)[0] is Status.ABSENT for state in ("pregnancy", "breastfeeding", "childbearing")
    )
    return (INTERACTION, RENAL) if ruled_out else (INTERACTION, RENAL, PREGNANCY)


def _lingering(patient: Patient) -> Iterator[Unchecked]:
    for item in patient.stopped:
        groups = (group for group in patient.formulary.classes.values() if group.lingers)
        acting = next((group.lingers for group in groups if not item.drugs.isdisjoint(group.members)), "")
        if acting:
            why = f"stopped, but it acts on for {acting}; when it was stopped is not read"
            yield Unchecked(kind=INTERACTION, items=(item.name,), why=why, mend="Ask when the last dose was")


def told(checks: DrugChecks) -> tuple[str, ...]:
    """What was not checked about medicines, in sentences."""
    return tuple(_sentence(each) for each in checks.not_checked)


def _sentence(each: Unchecked) -> str:
    what = {MEDICINE: "Medicine", SCOPE: "Medicines", RENAL: "Kidney dosing", PREGNANCY: "Pregnancy and breastfeeding"}
    named = f" ({', '.join(each.items)})" if each.items else ""
    mend = each.mend if each.mend.endswith("?") else f"{each.mend}."
    return f"{what.get(each.kind, each.kind.capitalize())}{named}: {each.why}. {mend}"
