"""Tagged PDF: what WeasyPrint 70 tags wrongly or not at all, done from the HTML elements themselves.

    document = HTML(string=html).render()
    data = write_tagged(document, root)

Nothing of WeasyPrint is replaced: its own tags are left off, its pages are exchanged for our sheets (`marks`,
`sheets`), and its finisher adds the structure (`tree` -> `shape` -> `write`).
"""

from easyread.render.tagging.finish import write_tagged

__all__ = ["write_tagged"]
