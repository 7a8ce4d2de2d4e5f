"""Every way a request can fail, in one table: error class → status, title and what to do (RFC 9457)."""

from dataclasses import dataclass


class WebError(Exception):
    """The base of this room's errors; the message is the `detail` that the client reads."""


class NotFoundError(WebError):
    """No such thing or page."""


class BadRequestError(WebError):
    """What was sent is no request of HTTP."""


class BadParameterError(WebError):
    """A parameter has a value that cannot be."""


class QuerySyntaxError(WebError):
    """The SPARQL parser does not understand the query."""


class RefusedQueryError(WebError):
    """The query asks for what this service does not do."""


class WrongMethodError(WebError):
    """The path exists, the method does not."""


class NotAcceptableError(WebError):
    """None of the media types on offer is accepted."""


class BodyTooLargeError(WebError):
    """The request's body is over the limit."""


class QueryTooLongError(WebError):
    """The query is over the limit."""


class UnsupportedBodyError(WebError):
    """The body's media type or encoding is not one of the protocol's."""


class MemoryLimitError(WebError):
    """The query took more memory than one query may."""


class DeadlineError(WebError):
    """The query ran into its deadline."""


class BusyError(WebError):
    """All workers are taken."""


class TooManyQueriesError(WebError):
    """One client has more queries waiting than it may."""


class NoGenerationError(WebError):
    """The store has no finished generation."""


class QueryFailedError(WebError):
    """The engine gave up for a reason of its own."""


class ExtractionOffError(WebError):
    """The operator has not switched the reading of texts on."""


class UnreadableTextError(WebError):
    """What was sent to be read is no text, or not one to read."""


class UnsupportedTextError(WebError):
    """What was sent to be read is of a media type or encoding that is not read."""


class TextTooLongError(WebError):
    """The text is over the limit."""


class ReadingMemoryError(WebError):
    """Reading took more memory than it may."""


class ReadingDeadlineError(WebError):
    """Reading ran into its deadline."""


class ReadersBusyError(WebError):
    """Other texts are being read."""


class TooManyTextsError(WebError):
    """One client has more texts waiting than it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a class of errors means to a client; `retry` in seconds when trying again may help."""

    slug: str
    status: int
    title: str
    mend: str
    retry: int | None = None


PROBLEMS: dict[type[WebError], Problem] = {
    NotFoundError: Problem(
        slug="not-found",
        status=404,
        title="There is nothing here",
        mend="Look for it with the search, or start from one of the lists.",
    ),
    BadRequestError: Problem(
        slug="request",
        status=400,
        title="This is no request of HTTP/1.1",
        mend="Use a client or library of HTTP, and escape what stands in addresses and headers.",
    ),
    BadParameterError: Problem(
        slug="parameter",
        status=400,
        title="A parameter cannot be read",
        mend="Correct the parameter that the detail names; /openapi.json lists what each may be.",
    ),
    QuerySyntaxError: Problem(
        slug="query-syntax",
        status=400,
        title="The query has an error",
        mend="Correct the query at the line and column that the detail names.",
    ),
    RefusedQueryError: Problem(
        slug="refused-query",
        status=403,
        title="This service only answers queries over its own data",
        mend="Send SELECT, ASK, CONSTRUCT or DESCRIBE without SERVICE.",
    ),
    WrongMethodError: Problem(
        slug="method",
        status=405,
        title="This method is not possible here",
        mend="Use one of the methods in the Allow header.",
    ),
    NotAcceptableError: Problem(
        slug="not-acceptable",
        status=406,
        title="None of the accepted media types is on offer",
        mend="Name one of the media types of the detail in the Accept header.",
    ),
    BodyTooLargeError: Problem(
        slug="body-size",
        status=413,
        title="The request is too large",
        mend="Send a shorter request.",
    ),
    QueryTooLongError: Problem(
        slug="query-length",
        status=414,
        title="The query is too long",
        mend="Shorten the query, or split it.",
    ),
    UnsupportedBodyError: Problem(
        slug="body-type",
        status=415,
        title="The body is not of a kind that the SPARQL protocol knows",
        mend="Send application/sparql-query or application/x-www-form-urlencoded, in UTF-8.",
    ),
    MemoryLimitError: Problem(
        slug="memory",
        status=413,
        title="The query needs too much memory",
        mend="Join on fewer patterns, avoid products of unconnected patterns, add FILTERs, or use the export command.",
    ),
    DeadlineError: Problem(
        slug="deadline",
        status=503,
        title="The query took too long",
        mend="Bind more of the pattern or add a LIMIT; the derived networks (ckg:Tie) hold the large aggregates.",
        retry=60,
    ),
    BusyError: Problem(
        slug="busy",
        status=503,
        title="All query workers are busy",
        mend="Try again in some seconds.",
        retry=5,
    ),
    TooManyQueriesError: Problem(
        slug="too-many-queries",
        status=429,
        title="You have too many queries waiting",
        mend="Send fewer at a time: the next when one is answered.",
        retry=5,
    ),
    NoGenerationError: Problem(
        slug="no-data",
        status=503,
        title="The store has no data yet",
        mend="Build it first: clusterkg build SOURCE --store DIR.",
        retry=30,
    ),
    QueryFailedError: Problem(
        slug="query-failed",
        status=500,
        title="The request could not be answered",
        mend="Try a simpler form of it; if it stays, report it with its address.",
    ),
    ExtractionOffError: Problem(
        slug="extraction-off",
        status=403,
        title="Extraction is switched off",
        mend="Whoever runs the service switches it on: clusterkg serve --extract.",
    ),
    UnreadableTextError: Problem(
        slug="text",
        status=400,
        title="There is no text to read",
        mend='Send {"text": "…"} as application/json, or the text itself as text/plain.',
    ),
    UnsupportedTextError: Problem(
        slug="text-type",
        status=415,
        title="The body is not of a kind that is read",
        mend="Send application/json or text/plain, in UTF-8.",
    ),
    TextTooLongError: Problem(
        slug="text-length",
        status=413,
        title="The text is too long",
        mend="Send its parts one by one, or read it with: clusterkg explain FILE.",
    ),
    ReadingMemoryError: Problem(
        slug="text-memory",
        status=413,
        title="Reading the text takes too much memory",
        mend="Send its parts one by one, or read it with: clusterkg explain FILE.",
    ),
    ReadingDeadlineError: Problem(
        slug="text-deadline",
        status=503,
        title="Reading the text took too long",
        mend="Send its parts one by one, or read it with: clusterkg explain FILE.",
        retry=60,
    ),
    ReadersBusyError: Problem(
        slug="readers-busy",
        status=503,
        title="Other texts are being read",
        mend="Try again in some seconds.",
        retry=10,
    ),
    TooManyTextsError: Problem(
        slug="too-many-texts",
        status=429,
        title="You have too many texts waiting",
        mend="Send fewer at a time: the next when one is answered.",
        retry=10,
    ),
}
