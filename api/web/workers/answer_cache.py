"""Short answers, kept while their generation is shown: the same question gets the same bytes."""

from collections import OrderedDict

from api.web.workers.frames import Whole
from api.web.workers.worker import Job


class AnswerCache:
    """The answers asked for last, at most so many bytes of them. A job names its generation, so no answer grows old.

    >>> from api.web.workers.frames import Head
    >>> cache = AnswerCache(8)
    >>> jobs = [Job(query=query, accept=None, generation="000001") for query in ("a", "b")]
    >>> for job in jobs:
    ...     cache.put(job, Whole(Head(form="boolean", media_type="text/csv", generation="000001"), b"12345"))
    >>> [cache.get(job) is None for job in jobs]
    [True, False]
    """

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._held = 0
        self._answers: OrderedDict[Job, Whole] = OrderedDict()

    def get(self, job: Job) -> Whole | None:
        """The answer to the job."""
        found = self._answers.get(job)
        if found:
            self._answers.move_to_end(job)
        return found

    def put(self, job: Job, answer: Whole) -> None:
        """Keeps an answer, in place of those that nobody asked for longest."""
        if len(answer.body) > self._most or job in self._answers:
            return
        self._answers[job] = answer
        self._held += len(answer.body)
        while self._held > self._most:
            _, gone = self._answers.popitem(last=False)
            self._held -= len(gone.body)
