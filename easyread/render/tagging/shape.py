"""Bringing a structure tree into the shape that PDF/UA-1 asks for, one rule a function."""

from collections.abc import Callable

from easyread.render.tagging.roles import GROUPING, HOSTS, INLINE, is_decorative
from easyread.render.tagging.tree import Annotation, Kid, Node, Tree

_TABLE_ROLES = frozenset({"Table", "THead", "TBody", "TFoot", "TR", "TH", "TD", "Caption"})
_KEPT_EMPTY = frozenset({"Document", "TD", "TH", "Figure"})


def shape_tree(tree: Tree) -> None:
    """Put the tree right, in place."""
    document = tree.document
    move_notes(tree)
    for step in _STEPS:
        for node in reversed(list(document.walk())):  # from the leaves up
            step(node)


def move_notes(tree: Tree) -> None:
    """Put each footnote at the end of the block that calls it, and give it an ID."""
    parents = {kid: node for node in tree.document.walk() for kid in node.nodes()}
    notes = [node for node in parents if node.role == "Note"]
    for number, note in enumerate(notes, start=1):
        host = parents[note]
        while host.role not in HOSTS and host in parents:
            host = parents[host]
        parents[note].kids.remove(note)
        host.kids.append(note)
        note.id = f"note-{number}"


def read_margin_last(node: Node) -> None:
    """Read what hangs in the margin (`data-margin`) after the text that it stands beside."""
    hanging = [kid for kid in node.nodes() if kid.element is not None and "data-margin" in kid.element.attrib]
    if hanging:
        node.kids = [*(kid for kid in node.kids if kid not in hanging), *hanging]


def undo_layout_table(node: Node) -> None:
    """Read a table that only arranges things as blocks."""
    if (
        node.role != "Table"
        or node.element is None
        or node.element.get("role") not in ("presentation", "none")
    ):
        return
    inner: list[Node] = [node]
    while inner:
        here = inner.pop()
        if here.role in _TABLE_ROLES:
            here.role = "Div"
            here.attributes = {}
            inner.extend(kid for kid in here.nodes() if kid.role != "Table")


def join_definitions(node: Node) -> None:
    """Make one list item of each term with its explanations; a <div> around them has no meaning."""
    if node.role != "L" or node.element is None or node.element.tag != "dl":
        return
    items: list[Node] = []
    is_told = True  # the last term has its explanation
    for kid in [
        part for outer in node.nodes() for part in (outer.nodes() if outer.role == "Div" else (outer,))
    ]:
        if not items or (kid.role == "Lbl" and is_told):
            items.append(Node("LI", attributes={"ListNumbering": "None"}))
        items[-1].kids.append(kid)
        is_told = kid.role == "LBody"
    node.kids = list(items)


def split_items(node: Node) -> None:
    """Put all of a list item but its marker into one LBody."""
    if node.role != "LI" or any(kid.role == "LBody" for kid in node.nodes()):
        return
    labels = [kid for kid in node.nodes() if kid.role == "Lbl"]
    body = Node("LBody", kids=[kid for kid in node.kids if kid not in labels])
    node.kids = [*labels, body]


def complete_lists(node: Node) -> None:
    """Let a list hold items only, and tell how they are marked."""
    if node.role != "L":
        return
    node.kids = [
        kid if isinstance(kid, Node) and kid.role in ("LI", "L", "Caption") else _item(kid)
        for kid in node.kids
    ]
    for item in node.nodes():
        numbering = item.attributes.pop("ListNumbering", None)
        if numbering:
            node.attributes.setdefault("ListNumbering", numbering)


def _item(kid: Kid) -> Node:
    return Node("LI", kids=[Node("LBody", kids=[kid])])


def caption_figures(node: Node) -> None:
    """Put the caption of a single picture into it."""
    if node.element is None or node.element.tag != "figure":
        return
    below = list(node.walk())
    pictures = [other for other in below if other.role == "Figure"]
    captions = [other for other in below if other.role == "Caption"]
    if len(pictures) == 1 and len(captions) == 1:
        holder = next(other for other in below if captions[0] in other.kids)
        holder.kids.remove(captions[0])
        pictures[0].kids.append(captions[0])
    else:
        for caption in captions:
            caption.role = "P"


def wrap_text(node: Node) -> None:
    """Make paragraphs of text that stands directly in a section; a block of text alone is one itself."""
    if node.role not in GROUPING:
        return
    loose = [not isinstance(kid, Node) or kid.role in INLINE for kid in node.kids]
    if all(loose) and loose and node.role == "Div" and any(_is_text(kid) for kid in node.kids):
        node.role = "P"
        return
    kids: list[Kid] = []
    for kid, is_loose in zip(node.kids, loose, strict=True):
        if not is_loose or (isinstance(kid, Node) and kid.role == "Figure"):
            kids.append(kid)
        elif kids and isinstance(kids[-1], Node) and kids[-1].role == "P" and kids[-1].element is None:
            kids[-1].kids.append(kid)
        else:
            kids.append(Node("P", kids=[kid]))
    node.kids = kids


def _is_text(kid: Kid) -> bool:
    return not (isinstance(kid, Node) and kid.role == "Figure")


def unlink(node: Node) -> None:
    """Make plain text of a link that cannot be clicked: nothing has the id it points to."""
    if node.role == "Link" and not any(isinstance(kid, Annotation) for kid in node.kids):
        node.role = "Span"


def drop_empty(node: Node) -> None:
    """Leave out kids in which there is nothing; a cell keeps its place in the table."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.role in _KEPT_EMPTY]


def drop_decoration(node: Node) -> None:
    """Leave out pictures that only decorate: they are painted as artifacts."""
    node.kids = [
        kid
        for kid in node.kids
        if not (
            isinstance(kid, Node)
            and kid.role == "Figure"
            and kid.element is not None
            and is_decorative(kid.element)
        )
    ]


_STEPS: tuple[Callable[[Node], None], ...] = (
    read_margin_last,
    drop_decoration,
    drop_empty,
    unlink,
    undo_layout_table,
    join_definitions,
    split_items,
    complete_lists,
    caption_figures,
    wrap_text,
    drop_empty,
)
