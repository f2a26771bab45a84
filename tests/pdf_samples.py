"""HTML of every kind that editions use, small, with a name: what must print as PDF/UA-1 without a fault.

Also the pieces that the tests of the PDF rooms share.
"""

from collections.abc import Mapping
from pathlib import Path

from easyread.render.pdf import render_pdf

FIGURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 8" width="200" height="80">'
    b'<rect width="20" height="8" fill="#e8f1fa"/><circle cx="4" cy="4" r="2" fill="#00437a"/></svg>'
)
ASSETS = {"fig.svg": FIGURE}
FONTS = 'html{font:12pt/1.5 "easyread Sans","easyread Arabic","easyread Ethiopic","easyread Symbols"}'

H = "<h1>Titel</h1>"
LONG = "<p>" + "Sie haben Rechte. Die Beratung hilft Ihnen gerne weiter. " * 60 + "</p>"
ROWS = "".join(f"<tr><th scope=row>Zeile {row}</th><td>Wert {row}</td></tr>" for row in range(80))
HEAD = "<thead><tr><th scope=col>A<th scope=col>B</tr></thead>"
FOOTNOTE = "<style>.f{float:footnote}</style>"
LINK = '<a href="https://example.org">'
ARABIC = '<span lang="ar" dir="rtl">'

SAMPLES: Mapping[str, str] = {
    "paragraph": f"{H}<p>Text</p>",
    "picture": f'{H}<p><img src="fig.svg" alt="Ein Kreis"></p>',
    "picture-decoration": f'{H}<p>a<img src="fig.svg" alt=""></p>',
    "picture-presentation": f'{H}<p>a<img src="fig.svg" alt="" role="presentation"></p>',
    "svg": f"{H}<p><svg width=40 height=40><title>Kreis</title><circle cx=20 cy=20 r=18 /></svg></p>",
    "svg-label": f'{H}<p><svg aria-label="Kreis" width=40 height=40><circle cx=20 cy=20 r=18 /></svg></p>',
    "svg-hidden": f"{H}<p><svg aria-hidden=true width=40 height=40><circle r=18 /></svg>x</p>",
    "background": f'{H}<p style="background:url(fig.svg);height:80px">Text</p>',
    "content-picture": f"<style>p::before{{content:url(fig.svg)}}</style>{H}<p>Text</p>",
    "content-text": f'<style>p::before{{content:"X" / "x"}}</style>{H}<p>Text</p>',
    "figure": f'{H}<figure><img src="fig.svg" alt="A"><figcaption>Cap</figcaption></figure>',
    "figure-of-two": (
        f'{H}<figure><img src="fig.svg" alt="A"><img src="fig.svg" alt="B">'
        "<figcaption>C</figcaption></figure>"
    ),
    "list-without-marks": f"<style>ul{{list-style:none}}</style>{H}<ul><li>a<li>b</ul>",
    "list-with-ticks": f'<style>ul{{list-style-type:"✓ "}}</style>{H}<ul><li>a<li>b</ul>',
    "list-pictures": f"<style>ul{{list-style-image:url(fig.svg)}}</style>{H}<ul><li>a<li>b</ul>",
    "list-inside": f"<style>ul{{list-style-position:inside}}</style>{H}<ul><li>a<li>b</ul>",
    "list-nested": f"{H}<ol><li>a<ul><li>b<p>c</p></li></ul></li><li><p>d</p><p>e</p></li></ol>",
    "list-flex": f"<style>ul{{display:flex}}</style>{H}<ul><li>a<li>b</ul>",
    "list-grid": f"<style>ul{{display:grid;list-style:none}}</style>{H}<ul><li>a<li>b</ul>",
    "list-over-pages": f"{H}<ul>" + "<li>Punkt mit Text</li>" * 90 + "</ul>",
    "definitions": f"{H}<dl><dt>a<dd>b<dt>c<dd>d<dd>e</dl>",
    "definitions-two-terms": f"{H}<dl><dt>a<dt>b<dd>c</dl>",
    "definitions-in-div": f"{H}<dl><div><dt>a<dd>b</div><div><dt>c<dd>d</div></dl>",
    "table": (
        f"{H}<table><caption>C</caption>{HEAD}<tbody><tr><td>1<td>2</tbody>"
        "<tfoot><tr><td>s<td>t</tfoot></table>"
    ),
    "table-spans": (
        f"{H}<table><tr><th colspan=2>A</th><th>B</th></tr>"
        "<tr><td rowspan=2>1<td>2<td>3</tr><tr><td>4<td>5</tr></table>"
    ),
    "table-without-heads": f"{H}<table><tr><td>1<td>2</tr></table>",
    "table-over-pages": f"{H}<table><caption>C</caption>{HEAD}<tbody>{ROWS}</tbody></table>",
    "table-foot-over-pages": f"{H}<table>{HEAD}<tfoot><tr><td>f<td>g</tfoot><tbody>{ROWS}</tbody></table>",
    "table-empty-cells": f"{H}<table><tr><th scope=col>A<th></tr><tr><td></td><td>2</td></tr></table>",
    "table-for-layout": f"{H}<table role=presentation><tr><td>1<td>2</tr></table>",
    "footnote": f"{FOOTNOTE}{H}<p>Text<span class=f>Note</span> mehr.</p>",
    "footnote-in-list": (
        f"{FOOTNOTE}{H}<ul><li>Text<span class=f>Note</span></ul>"
        f"<table><tr><th scope=col>A<span class=f>N2 {LINK}l</a></span></th></tr><tr><td>1</td></tr></table>"
    ),
    "footnote-block": f"{FOOTNOTE}<style>.f{{footnote-display:block}}</style>{H}<p>a<span class=f>N</span>",
    "footnotes-over-pages": FOOTNOTE
    + H
    + "".join(f"<p>Text<span class=f>Note {i}</span> {'mehr Text hier. ' * 40}</p>" for i in range(12)),
    "running-head": (
        "<style>@page{@top-left{content:element(h)}@bottom-center{content:counter(page)}"
        "@top-right{content:string(c)}}header{position:running(h)}h1{string-set:c content(text)}</style>"
        f"<header>{LINK}Kopf</a></header>{H}{LONG * 3}"
    ),
    "contents": (
        '<style>nav a::after{content:leader(".") target-counter(attr(href url),page)}</style>'
        f'{H}<nav><ol><li><a href="#x">Kapitel</a></ol></nav>{LONG}<h2 id=x>Kapitel</h2>'
    ),
    "details": f"{H}<details open><summary>Mehr</summary><p>Text</p></details>",
    "link-over-lines": f"{H}<p>{'Wort ' * 12}{LINK}{'ein sehr langer Link ' * 8}</a> Ende</p>",
    "link-on-picture": f'{H}<p>{LINK}<img src="fig.svg" alt="Logo"></a></p>',
    "link-with-bold": f"{H}<p>{LINK}Text <b>fett</b> <em>kursiv</em></a></p>",
    "link-around-paragraph": f"{H}{LINK}<p>Absatz</p></a>",
    "link-in-heading": f"<h1>{LINK}Titel</a></h1><p>x",
    "link-inside": f'{H}<p><a href="#a">zu a</a></p><p id=a>a</p>',
    "link-to-nothing": f'{H}<p><a href="#nirgends">zu nichts</a> <a href="seite.html">Seite</a></p>',
    "link-mail": f'{H}<p><a href="mailto:a@b.de">Mail</a> <a href="tel:+4930">Telefon</a></p>',
    "anchor": f"{H}<p><a id=q></a>Text</p>",
    "headings": f"{H}<h2>a</h2><h3>b</h3>{H}",
    "hyphens": f"<style>p{{hyphens:auto;width:120px}}</style>{H}<p>Aufenthaltserlaubnisverlängerung</p>",
    "soft-hyphens": f"<style>p{{width:90px}}</style>{H}<p>Aufent&shy;halts&shy;erlaub&shy;nis ver&shy;län",
    "middle-dot": f'{H}<p>Bleibe·recht <span data-actualtext="Bleiberecht">Bleibe·recht</span></p>',
    "turned": f'{H}<div style="transform:rotate(5deg)"><p>dreh</p></div>',
    "shadows": (
        f'{H}<div style="background:linear-gradient(red,blue);box-shadow:2px 2px 5px #000;overflow:hidden">'
        "<p>x</p></div>"
    ),
    "columns": f"<style>div{{columns:2}}h2{{column-span:all}}</style>{H}<div>{LONG}<h2>x</h2>{LONG}</div>",
    "paragraph-over-pages": f"{H}{LONG * 6}",
    "grid": f"<style>div{{display:grid;grid-template-columns:1fr 1fr}}</style>{H}<div><p>a</p><p>b</p></div>",
    "flex": (
        f"<style>div{{display:flex}}</style>{H}<div><section><h2>a</h2><p>a</p></section><section><h2>b</h2>"
        "</section></div>"
    ),
    "placed": f'{H}<div style="position:relative"><p style="position:absolute;right:0">a</p><p>x</p></div>',
    "float": f'{H}<aside style="float:right;width:100px"><h2>W</h2><p>w</p></aside><p>x</p>',
    "fixed": f'{H}<div style="position:fixed;top:0">fest</div>{LONG * 4}',
    "languages": (
        f"{H}<p>Das <span lang=en>Jobcenter</span> <b lang=ar dir=rtl>مرحبا</b></p>"
        "<div lang=ar dir=rtl><p>لا بأس</p></div><p lang=uk>Ви маєте право</p><p lang=ti>ምኽሪ ናይ</p>"
    ),
    "right-to-left": (
        f'{H}<div lang=ar dir=rtl style="text-align:justify;width:200px">'
        "<p>الكلمة الألمانية <span lang=de dir=ltr>Aufenthaltserlaubnis</span> "
        "(<span lang=de dir=ltr>§ 25a</span>) "
        "تعني تصريح إقامة. الهاتف: <span dir=ltr>030 123 45 67</span>.</p>"
        "<ol><li>اذهب إلى <a href='https://example.org/ar'>مركز المشورة</a>.</li>"
        "<li>قدّم طلبًا.</li></ol></div>"
    ),
    "footnote-in-arabic": (
        f"{FOOTNOTE}{H}<p>Das heißt {ARABIC}لا<span class=f>حاشية عربية.</span> بأس</span>.</p>"
    ),
    "hidden": f"{H}<p><span aria-hidden=true>★</span> Text</p><p aria-hidden=true>weg {LINK}l</a></p>",
    "invisible": f'{H}<p style="visibility:hidden">x</p><p>y</p>',
    "symbols": f"{H}<p>☎ ✓ ✗ → ⚠ ■</p>",
    "abbreviation": f'{H}<p><abbr title="Bundesamt">BAMF</abbr></p>',
    "code": f"{H}<pre>a\n  b</pre><p><code>c</code></p>",
    "quote": f"{H}<blockquote><p>a</p></blockquote><p><q>b</q></p>",
    "empty": f"{H}<p></p><div></div><ul></ul><table></table>",
    "line-break": f"{H}<hr><p>a<br>b</p>",
    "superscript": f"{H}<p>x<sup>2</sup></p>",
    "inline-block": f'{H}<p>a <span style="display:inline-block">b <b>c</b></span></p>',
    "text-in-div": f"{H}<div>a <b>b</b> c</div><section>d<p>e</p>f</section>",
    "comment": f"{H}<!-- x --><p>a<!-- y -->b</p>",
}


def page(body: str, *, lang: str = "de", css: str = "") -> str:
    """Return a whole document."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>T</title>'
        f"<style>{FONTS}{css}</style></head><body>{body}</body></html>"
    )


def write_sample(folder: Path, name: str, body: str) -> Path:
    """Print a sample into a file and return it."""
    path = folder / f"{name}.pdf"
    path.write_bytes(render_pdf(page(body), ASSETS).value.data)
    return path
