"""Blocks -> sentences -> words, as spans."""

from easyread.segment.abbreviations import read_aloud
from easyread.segment.passage import Passage, Sentence, segment_document, segment_prose

__all__ = ["Passage", "Sentence", "read_aloud", "segment_document", "segment_prose"]
