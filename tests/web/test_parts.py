"""The small pure parts of the pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dxpad.web.show import bits, clock_time, percent, percent_range
from dxpad.web.spans import Span, pieces

SPANS = st.lists(
    st.builds(
        lambda a, b, key: Span(start=a, end=b, key=key, kind="present"),
        st.integers(-3, 60),
        st.integers(-3, 60),
        st.sampled_from("abcd"),
    )
)


@given(st.text(max_size=50), SPANS)
def test_pieces_put_together_are_the_text(text: str, spans: list[Span]) -> None:
    assert "".join(piece.text for piece in pieces(text, spans)) == text


@given(st.text(min_size=1, max_size=50), SPANS)
def test_every_character_of_a_span_is_marked_with_its_key(text: str, spans: list[Span]) -> None:
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    at = 0
    for piece in pieces(text, inside):
        expected = {span.key for span in inside if span.start <= at < span.end}
        assert set(piece.keys) == expected
        at += len(piece.text)


@given(st.floats(0, 1))
def test_a_probability_is_never_shown_as_impossible_or_certain(share: float) -> None:
    assert percent(share) not in ("0 %", "100 %")


def test_numbers_read_as_people_say_them() -> None:
    assert percent(0.417) == "42 %"
    assert percent(0.0004) == "under 1 %"
    assert percent(0.9996) == "over 99 %"
    assert percent_range((0.22, 0.63)) == "22 % to 63 %"
    assert percent_range((0.999, 0.9999)) == "over 99 %"
    assert bits(0.0001) == "under 0.01 bits"
    assert clock_time(3723) == "1:02:03"
    assert clock_time(62.9) == "1:02"
