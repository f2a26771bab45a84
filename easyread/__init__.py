"""easyread: readability, glossary links and accessible editions for German asylum and residence documents."""

__version__ = "0.1.0"
