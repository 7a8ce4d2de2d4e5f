"""Parts of speech by place in the text, as the language model's tagger gives them."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc


class Tags:
    """The Penn Treebank tags of a document: NN and NNS for nouns, NNP for names, JJ for adjectives and so on.

    >>> from pipeline.language import language_model
    >>> tags = Tags(language_model()("Strong clusters grow."))
    >>> tags.at(0), tags.at(9), tags.at(16)
    ('JJ', 'NNS', 'VBP')
    """

    def __init__(self, doc: Doc) -> None:
        self._begins = [token.idx for token in doc]
        self._tags = [token.tag_ for token in doc]

    @classmethod
    def of(cls, doc: Doc) -> "Tags":
        """The tags of the document, looked up once for all who ask."""
        kept = doc.user_data.get("clusterkg tags")
        if not isinstance(kept, cls):
            kept = doc.user_data["clusterkg tags"] = cls(doc)
        return kept

    def at(self, offset: int) -> str:
        """The tag of the token that holds the code point at `offset`; "" before the first, or when no tagger ran."""
        index = bisect_right(self._begins, offset) - 1
        return self._tags[index] if index >= 0 else ""

    def after(self, offset: int) -> str:
        """The tag of the first token that begins at `offset` or later; "" behind the last."""
        index = bisect_left(self._begins, offset)
        return self._tags[index] if index < len(self._tags) else ""
