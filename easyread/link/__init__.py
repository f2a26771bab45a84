"""Glossary mentions in a document: every form, compound, coordination and citation of every term."""

from easyread.link.find import link_document
from easyread.link.index import Index, build_index
from easyread.link.mention import Mention

__all__ = ["Index", "Mention", "build_index", "link_document"]
