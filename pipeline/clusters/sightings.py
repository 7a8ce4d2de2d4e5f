"""The cluster noun phrases of the passages, as sightings."""

from collections.abc import Iterator, Sequence

from pipeline.clusters.grammar import grammar
from pipeline.clusters.model import Located, Sighting
from pipeline.clusters.passages import Passage
from pipeline.clusters.phrases import Phrase, heads, phrase_around
from pipeline.clusters.specific import Makeup, Verdict, folded, judge, makeup_of
from pipeline.clusters.words import OPENING_QUOTES, Word
from pipeline.spans import Span


def noun_phrases(text: str, passage: Passage) -> Iterator[Sighting]:
    """The sightings around the cluster nouns of one passage, from left to right."""
    for head in heads(passage.words):
        phrase = phrase_around(passage.words, head)
        makeup = makeup_of(passage, phrase)
        verdict = judge(passage, phrase, makeup)
        if verdict and verdict.split:
            yield from _split(text, passage, phrase, makeup, verdict)
        elif verdict:
            yield _sighting(passage, phrase, makeup, verdict)


def _sighting(passage: Passage, phrase: Phrase, makeup: Makeup, verdict: Verdict) -> Sighting:
    span, aliases = _name(passage.words, phrase)
    return Sighting(
        span=span,
        passage=passage.index,
        confidence=verdict.confidence,
        sure=verdict.sure,
        proper=verdict.proper,
        aliases=aliases,
        sectors=_sectors(passage.words, phrase, makeup),
        own_words=_own_words(passage.words, phrase, makeup, verdict),
        places=_all_located(makeup, passage),
        place_names=tuple(w.text for group in makeup.behind for w in group if not w.place),
        kind=_kind(passage.words, phrase, makeup),
        status=_status(passage, phrase),
    )


def _split(text: str, passage: Passage, phrase: Phrase, makeup: Makeup, verdict: Verdict) -> Iterator[Sighting]:
    """One cluster for each place of "the toy clusters of Ibi, Denia and Onil"."""
    begin = passage.words[_name_begin(passage.words, phrase)].span.begin
    last_head = passage.words[phrase.head.end - 1]
    stem = f"{text[begin : last_head.span.begin]}{last_head.text[:-1]}"
    for group in makeup.behind:
        first = group is makeup.behind[0]
        span = Span(begin, group[-1].span.end) if first else Span(group[0].span.begin, group[-1].span.end)
        yield Sighting(
            span=span,
            passage=passage.index,
            confidence=verdict.confidence,
            sure=True,
            label=" ".join(f"{stem} of {group[0].text}".split()),
            sectors=_sectors(passage.words, phrase, makeup),
            places=tuple(_group_located(group, passage)),
            place_names=tuple(word.text for word in group if not word.place),
            kind=_kind(passage.words, phrase, makeup),
            status=_status(passage, phrase),
        )


def _all_located(makeup: Makeup, passage: Passage) -> tuple[Located, ...]:
    before = [_located(word, passage) for word in makeup.before]
    return (*before, *(located for group in makeup.behind for located in _group_located(group, passage)))


def _group_located(group: Sequence[Word], passage: Passage) -> list[Located]:
    return [_located(word, passage, chained=word.span > group[0].span) for word in group if word.place]


def _located(word: Word, passage: Passage, *, chained: bool = False) -> Located:
    assert word.place, "only words that are places come here"
    return Located(region=word.place, evidence=passage.span, chained=chained)


def _name_begin(words: Sequence[Word], phrase: Phrase) -> int:
    """The first word of the name: "the famous" and "largest" stand outside."""
    begin = phrase.begin
    while begin < phrase.head.begin and not _opens_name(words[begin]):
        begin += 1
    return begin


def _opens_name(word: Word) -> bool:
    lower = word.lower
    if not word.is_word:
        return word.text in OPENING_QUOTES
    return bool(word.place) or lower in grammar().naming or lower not in grammar().generic


def _name(words: Sequence[Word], phrase: Phrase) -> tuple[Span, tuple[Span, ...]]:
    """The span of the name, and its shorter forms."""
    begin = words[_name_begin(words, phrase)].span.begin
    if phrase.quoted:
        inside = Span(words[phrase.quoted[0]].span.begin, words[phrase.quoted[1] - 1].span.end)
        if phrase.quoted[0] > phrase.head.begin:
            return inside, (Span(begin, inside.end),)
        opening = words[phrase.quoted[0] - 1].span.begin
        return Span(min(begin, opening), words[phrase.head.end - 1].span.end), (inside,)
    if phrase.closed:
        return Span(begin, words[phrase.head.end - 1].span.end), ()
    if phrase.after.name and not words[phrase.head.begin].is_capitalised:
        own = Span(words[phrase.after.name[0]].span.begin, words[phrase.after.name[1] - 1].span.end)
        return own, (Span(begin, own.end),)
    whole = Span(begin, words[phrase.after.end - 1].span.end)
    bare = Span(begin, words[phrase.after.bare_end - 1].span.end)
    return whole, (
        (bare,)
        if bare != whole and (bare.end > words[phrase.head.end - 1].span.end or _has_branch(words, phrase))
        else ()
    )


def _has_branch(words: Sequence[Word], phrase: Phrase) -> bool:
    return any(word.is_word and word.lower not in grammar().generic for word in words[phrase.begin : phrase.head.begin])


def _sectors(words: Sequence[Word], phrase: Phrase, makeup: Makeup) -> tuple[Span, ...]:
    ranges = list(makeup.sectors)
    if phrase.quoted:
        ranges.append(phrase.quoted)
    spans = [Span(words[begin].span.begin, words[end - 1].span.end) for begin, end in ranges if begin < end]
    if phrase.head.prefix:
        head = words[phrase.head.begin].span
        spans.append(Span(head.begin, head.begin + len(phrase.head.prefix)))
    return tuple(sorted(spans))


def _own_words(words: Sequence[Word], phrase: Phrase, makeup: Makeup, verdict: Verdict) -> frozenset[str]:
    if phrase.quoted:
        return folded([word.text for word in words[phrase.quoted[0] : phrase.quoted[1]] if word.is_word])
    if phrase.after.name:
        return folded([word.text for word in words[slice(*phrase.after.name)] if word.is_word])
    return folded(makeup.proper) if verdict.proper or makeup.proper else frozenset()


def _kind(words: Sequence[Word], phrase: Phrase, makeup: Makeup) -> str:
    """The head noun with the generic modifiers that are part of no quoted name and of no branch."""
    quote_before = phrase.quoted is not None and phrase.quoted[0] < phrase.head.begin
    begin = phrase.quoted[1] if phrase.quoted and quote_before else phrase.begin
    branch = {index for first, last in makeup.sectors for index in range(first, last)}
    free = [words[index].lower for index in range(begin, phrase.head.begin) if index not in branch]
    return " ".join([*(word for word in free if word in grammar().naming), phrase.head.lemma])


def _status(passage: Passage, phrase: Phrase) -> str | None:
    near = [w.lower for w in passage.words[max(0, phrase.begin - 8) : phrase.head.end + 8]]
    if "pilot" in near:
        return "pilot"
    return "planned" if any(word in grammar().planned for word in near) else None
