"""Passages -> counts -> scores."""

from easyread.measure.score import Score, measure_passage

__all__ = ["Score", "measure_passage"]
