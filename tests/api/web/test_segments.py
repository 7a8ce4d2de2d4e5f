from hypothesis import given
from hypothesis import strategies as st

from api.web.graph.segments import Closing, Mark, Opening, Segment, Words, segments

TEXT = "The quick brown fox jumps over the lazy dog"
MARKS = st.lists(
    st.builds(
        lambda begin, length, kind, href: Mark(begin=begin, end=begin + length, kind=kind, href=href),
        st.integers(-3, len(TEXT)),
        st.integers(0, 20),
        st.sampled_from(["region", "evidence"]),
        st.sampled_from(["", "/region/a"]),
    ),
    max_size=8,
)


def depth_first(pieces: list[Segment]) -> bool:
    """Whether every closing closes what was opened last."""
    open_: list[Opening] = []
    for piece in pieces:
        if isinstance(piece, Opening):
            open_.append(piece)
        elif isinstance(piece, Closing) and open_.pop() is not piece.opening:
            return False
    return not open_


@given(MARKS)
def test_the_words_come_out_whole_and_everything_nests(marks: list[Mark]) -> None:
    pieces = list(segments(TEXT, marks))
    assert "".join(piece.text for piece in pieces if isinstance(piece, Words)) == TEXT
    assert depth_first(pieces)


@given(MARKS)
def test_each_mark_covers_its_own_words(marks: list[Mark]) -> None:
    covered: dict[int, str] = {}
    open_: list[Opening] = []
    firsts = 0
    for piece in segments(TEXT, marks):
        if isinstance(piece, Opening):
            open_.append(piece)
            firsts += piece.first
        elif isinstance(piece, Closing):
            open_.pop()
        else:
            for opening in open_:
                covered[id(opening.mark)] = covered.get(id(opening.mark), "") + piece.text
    sound = [mark for mark in marks if 0 <= mark.begin < mark.end <= len(TEXT)]
    assert firsts == len(sound)
    assert sorted(covered.values()) == sorted(TEXT[mark.begin : mark.end] for mark in sound)


@given(MARKS)
def test_no_link_stands_in_a_link(marks: list[Mark]) -> None:
    open_: list[Opening] = []
    for piece in segments(TEXT, marks):
        if isinstance(piece, Opening):
            assert not (piece.link and any(opening.link for opening in open_))
            open_.append(piece)
        elif isinstance(piece, Closing):
            open_.pop()


def test_of_two_marks_that_cross_the_later_is_cut() -> None:
    pieces = segments("abcdef", [Mark(begin=0, end=4, kind="a"), Mark(begin=2, end=6, kind="b")])
    opened = [(piece.mark.kind, piece.first) for piece in pieces if isinstance(piece, Opening)]
    assert opened == [("a", True), ("b", True), ("b", False)]
