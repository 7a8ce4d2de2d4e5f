"""Folding keeps offsets."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.regions.fold import fold

TEXTS = st.text(st.sampled_from("aÉé -\n\t\u00a0\u2011’bİß"), max_size=60)


@given(TEXTS)
def test_every_folded_letter_comes_from_its_own(text: str) -> None:
    page = fold(text)
    for offset, letter in enumerate(page.text):
        if letter.isalpha():
            assert fold(text[page.origin(offset)]).text == letter


@given(TEXTS)
def test_offsets_grow(text: str) -> None:
    page = fold(text)
    origins = [page.origin(offset) for offset in range(len(page.text))]
    assert origins == sorted(set(origins))
