"""Passages -> counts -> scores."""

from easyread.measure.difficulty import base_difficulty
from easyread.measure.features import FEATURES
from easyread.measure.score import Score, measure_passage

__all__ = ["FEATURES", "Score", "base_difficulty", "measure_passage"]
