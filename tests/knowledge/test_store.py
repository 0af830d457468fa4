"""What was authored is what the store answers, and the same knowledge compiles to the same bytes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import StorageError, UnknownIdError
from dxpad.knowledge.build import build
from dxpad.knowledge.store import Store
from dxpad.knowledge.words import phrase_stems

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_knowledge_compiles_to_the_same_bytes(repository: Path, knowledge_file: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.sqlite"
    build(repository / "knowledge", again)
    assert sha256(again.read_bytes()).hexdigest() == sha256(knowledge_file.read_bytes()).hexdigest()


def test_every_phrase_of_the_lexicon_is_found_by_its_own_stems(store: Store) -> None:
    for phrase in ("pain in the chest", "coughing up blood", "shortness of breath"):
        entries = store.lexicon(phrase_stems(phrase))
        assert any(entry.stems == phrase_stems(phrase) for entry in entries), phrase


def test_the_marginal_lies_between_nothing_and_everybody(store: Store) -> None:
    for record in store.findings().values():
        for setting, share in record.marginal.items():
            assert 0.0 < share < 1.0, (record.id, setting)


def test_every_link_is_a_probability_with_a_basis(store: Store) -> None:
    for condition in store.conditions():
        for link in store.links_of(condition):
            assert 0.0 < link.p < 1.0
            assert link.alpha > 0
            assert link.beta > 0
            assert bool(link.sources) == (link.basis.value == "study")


def test_the_shares_of_a_condition_are_those_of_its_links(store: Store) -> None:
    for condition in store.conditions():
        assert store.shares_of(condition) == tuple((link.finding, link.p) for link in store.links_of(condition))


def test_every_number_said_to_rest_on_a_study_names_one_that_somebody_read(store: Store) -> None:
    for condition in store.conditions():
        for link in store.links_of(condition):
            for source in store.sources(link.sources):
                assert source.seen in {"full", "table", "abstract", "secondary"}
                assert source.seen_on
                assert source.doi or source.pmid or source.url
            assert len(store.sources(link.sources)) == len(link.sources)


def test_a_dangerous_condition_that_was_read_has_red_flags_and_tests(store: Store) -> None:
    flagged = {rule.condition for rule in store.rules()}
    for condition in store.conditions().values():
        if condition.do_not_miss and condition.review == "read":
            assert condition.id in flagged
            assert condition.tests


def test_an_unknown_id_is_an_error_that_names_it(store: Store) -> None:
    with pytest.raises(UnknownIdError, match="no condition 'nonsense'"):
        store.condition("nonsense")
    with pytest.raises(UnknownIdError, match="no finding 'nonsense'"):
        store.finding("nonsense")


def test_a_missing_or_foreign_file_is_an_error_with_the_command_that_mends_it(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.sqlite"
    foreign.write_bytes(b"not a database at all" * 100)
    for path in (tmp_path / "missing.sqlite", foreign):
        with pytest.raises(StorageError, match="dxpad knowledge build"):
            Store.open(path)


def test_a_full_disk_leaves_the_old_file(
    repository: Path, knowledge_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "knowledge.sqlite"
    target.write_bytes(knowledge_file.read_bytes())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dxpad.knowledge.store.writer._fill", full)
    with pytest.raises(StorageError, match="Free some space"):
        build(repository / "knowledge", target)
    assert target.read_bytes() == knowledge_file.read_bytes()
    assert list(tmp_path.iterdir()) == [target]
