"""A measured number beside its target and its peer, and a list of them as lines."""

from collections.abc import Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """One line. `peer`: the same number of `peer_name`, another program, on the same data."""

    name: str
    ours: float
    target: float
    peer: float | None = None
    peer_name: str = ""
    lower_is_better: bool = False

    @property
    def met(self) -> bool:
        """Say whether the target is met."""
        return self.ours <= self.target if self.lower_is_better else self.ours >= self.target

    def __str__(self) -> str:
        sign = "<=" if self.lower_is_better else ">="
        peer = f"{self.peer:12,.3f}  {self.peer_name}" if self.peer is not None else ""
        verdict = "ok    " if self.met else "MISSED"
        return f"{verdict} {self.name:56} {self.ours:12,.3f} {sign} {self.target:<9,g} {peer}".rstrip()


def show(title: str, figures: Iterable[Figure]) -> list[Figure]:
    """Print a title, each figure as soon as it is there, and return the figures."""
    print(f"\n{title}", flush=True)
    shown = []
    for figure in figures:
        print(figure, flush=True)
        shown.append(figure)
    return shown


def exit_code(figures: Iterable[Figure]) -> int:
    """Return 1 where a target is missed, otherwise 0."""
    return 0 if all(figure.met for figure in figures) else 1
