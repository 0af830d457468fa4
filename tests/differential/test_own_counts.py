"""A hospital's own case counts: mixed in, floored for what must not be missed, named in the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.differential.own_counts import BELIEF, effects, read_counts
from dxpad.domain.case import Case, Setting
from dxpad.domain.errors import BadInputError
from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.differential.own_counts import OwnCounts
    from dxpad.knowledge.store import Store

CASE = Case(id="c", age=40, text="Chest pain since yesterday, worse on pressing.", setting=Setting.EMERGENCY)


def counted(store: Store, *lines: str) -> OwnCounts:
    return read_counts("\n".join(("condition,cases", *lines)), Setting.EMERGENCY, store, "counts.csv")


def rank_of(pad: Pad, condition: str) -> int:
    result = pad.rank(CASE, pad.find(CASE), shown=2000)
    return next(item.rank for item in result.differential if item.condition == condition)


def test_what_is_common_here_rises(store: Store) -> None:
    own = counted(store, "herpes-zoster,9000", "total,10000")
    record = store.condition("herpes-zoster")
    assert own.frequency(record) > record.per_100k["emergency"]
    assert rank_of(Pad(store, own), "herpes-zoster") < rank_of(Pad(store), "herpes-zoster")


def test_as_many_consultations_as_the_belief_meet_the_knowledge_half_way(store: Store) -> None:
    record = store.condition("costochondritis")
    own = counted(store, "costochondritis,0", f"total,{BELIEF}")
    assert own.frequency(record) == pytest.approx(record.per_100k["emergency"] / 2)


def test_what_must_not_be_missed_never_becomes_rarer(store: Store) -> None:
    own = counted(store, "aortic-dissection,0", "total,1000000")
    record = store.condition("aortic-dissection")
    assert own.frequency(record) == record.per_100k["emergency"]


def test_the_receipt_names_the_counts(store: Store) -> None:
    own = counted(store, "costochondritis,10", "total,100")
    assert Pad(store, own).receipt(CASE).counts_sha256 == own.sha256
    assert Pad(store).receipt(CASE).counts_sha256 == ""


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (("costochondritis,10",), "number of all consultations"),
        (("costochondritis,10", "total,5"), "number of all consultations"),
        (("costochondritis,-3", "total,10"), "whole number"),
        (("costochondritis,ten", "total,10"), "whole number"),
        (("costochondritis,1", "costochondritis,2", "total,10"), "twice"),
        (("no-such-thing,1", "total,10"), "no condition"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_with_its_line(store: Store, lines: tuple[str, ...], what: str) -> None:
    with pytest.raises(BadInputError) as refused:
        counted(store, *lines)
    assert what in str(refused.value)


def test_wrong_columns_are_refused(store: Store) -> None:
    with pytest.raises(BadInputError, match="columns"):
        read_counts("name;n\nx;1", Setting.EMERGENCY, store, "counts.csv")


def test_names_semicolons_and_empty_lines_are_read(store: Store) -> None:
    text = "Condition;Cases\n\nAortic dissection;3\ntotal;100"
    assert read_counts(text, Setting.EMERGENCY, store, "counts.csv").cases == {"aortic-dissection": 3}


def test_a_number_with_a_separator_of_thousands_is_never_cut(store: Store) -> None:
    with pytest.raises(BadInputError, match="line 2"):
        counted(store, "costochondritis,10,000", "total,20000")


def test_effects_say_what_moves_furthest_first_and_what_is_held(store: Store) -> None:
    own = counted(store, "costochondritis,500", "panic-disorder,30000", "aortic-dissection,0", "total,100000")
    made = effects(own, store)
    assert made[0].condition == "panic-disorder"
    assert made[0].used == own.frequency(store.condition("panic-disorder"))
    assert [(effect.condition, effect.factor) for effect in made if effect.held] == [("aortic-dissection", 1.0)]
