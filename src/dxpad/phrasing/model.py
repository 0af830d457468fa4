"""What a language model must be able to do here: reword one sentence, in bounded time, and be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from threading import Event

LONGEST_SENTENCE = 1_000
"""Characters of a sentence that is sent; a longer one stays as it is."""


@runtime_checkable
class LanguageModel(Protocol):
    """Rewords one sentence. It is told nothing of the patient, the note or the consultation."""

    @property
    def name(self) -> str:
        """Which model, for the mark beside what it reworded."""

    def reword(self, sentence: str, stop: Event) -> str:
        """Its answer, unchecked: any text at all.

        Raises:
            MissingPartError: it does not answer, answers too slowly, too much or not in the agreed form, or was
                stopped. The message holds no word of the sentence or of the answer.
        """
