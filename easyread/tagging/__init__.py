"""Passage -> TaggedPassage: each word's possible readings, each sentence's clauses."""

from easyread.tagging.features import F
from easyread.tagging.pieces import Clause
from easyread.tagging.sentence import TaggedPassage, TaggedSentence, tag_passage

__all__ = ["Clause", "F", "TaggedPassage", "TaggedSentence", "tag_passage"]
