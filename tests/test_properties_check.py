"""What `check` promises for any text: findings in order, inside the file, quoted as they stand."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easyread.message import advice_of, message_of
from easyread.read import read_document
from tests.test_rules import LANGUAGES, inspector

PIECES = """
Das Amt hat den Antrag gemäß § 60a abgelehnt. Die Duldung, weil sie gilt! z. B. 31.01. 9–10 Uhr (neu) IV
Bürger*innen **fett** `kode` Wohnsitzauflage BAMF und oder , ; – „ “ [1] nicht wird worden zu machen ¹ 14 %
0331/8661234 ALLE 1951 <!-- easyread:on--> <!--easyread:off--> # - |
"""
WORDS = st.sampled_from(PIECES.split())
TEXTS = st.one_of(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=8).map("\n\n".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_findings_stand_in_the_file(text: str) -> None:
    data = f"{text}\nEnde.".encode("utf-8", "replace")
    document = read_document(data, "probe.md").value
    found = inspector().inspect(document).value
    blocks = {prose.id for prose in document.proses()}
    places = []
    for problem in found:
        assert problem.span is not None
        assert problem.excerpt == document.text[problem.span.start : problem.span.end] != ""
        assert document.place(problem.span.start) == problem.place
        assert problem.block in blocks
        places.append(problem.span.start)
        for language in LANGUAGES:
            assert message_of(problem, language)
            advice_of(problem, language)
    assert places == sorted(places)
    assert len({(problem.code, problem.span) for problem in found}) == len(found), "told twice"
