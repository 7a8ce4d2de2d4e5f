from hypothesis import given
from hypothesis import strategies as st

from api.web.search import Index, Named, folded, words
from ontology.spelling import one_slip

WORD = st.text("abcdeé ", min_size=4, max_size=9)
LETTERS = st.text("abcdefgh", min_size=4, max_size=9)


def index_of(*names: str) -> Index:
    return Index([Named(names=(name,), weight=0) for name in names])


@given(LETTERS, st.integers(0, 8), st.sampled_from("xyz"), st.sampled_from(["drop", "swap", "add", "change"]))
def test_a_word_is_found_in_spite_of_one_slip(word: str, at: int, letter: str, slip: str) -> None:
    at %= len(word)
    typed = {
        "drop": word[:at] + word[at + 1 :],
        "swap": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        "add": word[:at] + letter + word[at:],
        "change": word[:at] + letter + word[at + 1 :],
    }[slip]
    assert one_slip(word, typed)
    assert one_slip(typed, word)
    if len(typed) >= 4:
        assert [hit.place for hit in index_of(word, "zzzzzz").find(typed)] == [0]


@given(st.lists(WORD, min_size=1, max_size=6))
def test_everything_is_found_by_its_own_name(names: list[str]) -> None:
    index = index_of(*names)
    for place, name in enumerate(names):
        if words(name):
            assert place in {hit.place for hit in index.find(name)}


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_and_nothing_raises(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    index_of("Some Region", text).find(text)


def test_the_whole_name_comes_before_a_beginning_and_that_before_a_part() -> None:
    index = index_of("New Lakes Region", "Lakes Region", "Lakes")
    assert [hit.place for hit in index.find("lakes")] == [2, 1, 0]


def test_among_equals_what_more_documents_name_comes_first() -> None:
    things = [Named(names=("Lake A",), weight=1), Named(names=("Lake B",), weight=7)]
    assert [hit.place for hit in Index(things).find("lake")] == [1, 0]


def test_other_names_are_found_too() -> None:
    index = Index([Named(names=("Vienna", "Wien"), weight=0)])
    assert [hit.place for hit in index.find("WIEN")] == [0]


def test_short_words_must_be_right() -> None:
    assert index_of("abc").find("abd") == []
