"""Which organisations a text says belong to a cluster."""

import functools
import re
from collections.abc import Iterator, Sequence

from pipeline.clusters.grammar import grammar
from pipeline.reading import Organisation
from pipeline.spans import Span

_REACH = 400
_CLAUSE_END = re.compile(r"[.;:](?=\s|$)|\b(?:but|while|whereas|although)\b")


@functools.cache
def _openers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(grammar().member_openers)})", re.IGNORECASE)


def member_organisations(
    text: str, sentence: Span, begin: int, stop: int, organisations: Sequence[tuple[Span, Organisation]]
) -> Iterator[Organisation]:
    """The organisations of the sentence behind the first phrase of membership between the offsets `begin` and `stop`.

    `organisations` are the mentions in the sentence, in the order of the text.
    """
    opener = _openers().search(text, begin, min(stop, begin + _REACH))
    if opener:
        closing = _CLAUSE_END.search(text, opener.end(), sentence.end)
        end = closing.start() if closing else sentence.end
        yield from (found for span, found in organisations if opener.end() <= span.begin and span.end <= end)
