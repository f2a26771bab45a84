"""Documents over several processes, each with a press of its own; results in the order of the documents."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from easyread.document import Document
from easyread.press import Foreign, Press, Printed, Stock
from easyread.problem import EasyreadError, Reported

Job = tuple[Document, tuple[Foreign, ...]]
Result = Reported[Printed] | EasyreadError

_press: list[Press] = []  # one in each worker, made when the worker starts


def print_documents(stock: Stock, jobs: Sequence[Job], processes: int) -> Iterator[Result]:
    """Yield what became of each document; an error instead of a result where it could not be printed."""
    if processes < 2 or len(jobs) < 2:
        press = Press(stock)
        yield from (_attempt(press, job) for job in jobs)
        return
    # spawn: a forked copy of a process that has threads (the progress bar) can hang
    with ProcessPoolExecutor(processes, get_context("spawn"), _start, (stock,)) as pool:
        yield from pool.map(_print, jobs)


def default_processes(documents: int) -> int:
    """Return how many processes are worth their start: each costs about half a second."""
    return max(1, min(os.cpu_count() or 1, documents // 2, 8))


def _start(stock: Stock) -> None:
    _press.append(Press(stock))


def _print(job: Job) -> Result:
    return _attempt(_press[0], job)


def _attempt(press: Press, job: Job) -> Result:
    try:
        return press.make(*job)
    except EasyreadError as trouble:
        return trouble
