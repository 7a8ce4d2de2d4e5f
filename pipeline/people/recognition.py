"""The language model's opinion on who is a person: asked for a sentence at a time, because it costs more than the rest.

Most sentences name nobody, and of most names the words around them tell enough.
"""

from spacy.tokens import Doc

from pipeline.language import language_model
from pipeline.spans import Span


class PersonRecogniser:
    """Finds what the model takes for persons in the sentences of one document.

    >>> recogniser = PersonRecogniser(language_model()("Peat burns. Then Michael Porter spoke."))
    >>> recogniser.persons(Span(12, 38))
    (Span(begin=17, end=31),)
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc

    def persons(self, sentence: Span) -> tuple[Span, ...]:
        """The stretches of the document's text, within the tokens of the sentence, that the model calls a person's."""
        tokens = self._doc.char_span(sentence.begin, sentence.end, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return ()
        alone = language_model().get_pipe("ner")(tokens.as_doc())
        begin = tokens.start_char
        return tuple(Span(begin + ent.start_char, begin + ent.end_char) for ent in alone.ents if ent.label_ == "PERSON")
