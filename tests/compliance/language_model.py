"""What every language model behind the protocol must do. Its test subclasses `LanguageModelCompliance`."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import MissingPartError
from dxpad.phrasing.model import LanguageModel

if TYPE_CHECKING:
    from collections.abc import Iterator


class LanguageModelCompliance:
    """Subclasses give `model`, one that answers, and `silent`, one whose service is not there."""

    @pytest.fixture
    def model(self) -> Iterator[LanguageModel]:
        raise NotImplementedError

    @pytest.fixture
    def silent(self) -> LanguageModel:
        raise NotImplementedError

    def test_it_says_what_it_is(self, model: LanguageModel) -> None:
        assert isinstance(model, LanguageModel)
        assert model.name

    def test_a_sentence_gives_a_text(self, model: LanguageModel) -> None:
        assert isinstance(model.reword("Has a cough.", threading.Event()), str)

    def test_without_a_service_it_says_so_without_a_word_of_the_sentence(self, silent: LanguageModel) -> None:
        with pytest.raises(MissingPartError) as raised:
            silent.reword("Xylophonia coughs.", threading.Event())
        assert "Xylophonia" not in raised.value.message
        assert raised.value.mend

    def test_once_stopped_it_asks_nothing(self, model: LanguageModel) -> None:
        stop = threading.Event()
        stop.set()
        with pytest.raises(MissingPartError, match="stopped"):
            model.reword("Has a cough.", stop)
