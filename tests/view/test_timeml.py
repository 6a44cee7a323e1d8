"""TimeML: well-formed whatever the text, and the text is the article's own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.temporal import read_tml
from factx import extract
from factx.view.timeml import to_timeml

TEXT = 'Talks <A & B> will open on Friday, a year after they "began" in late 2022.'


def test_attributes():
    root = ET.fromstring(to_timeml(extract(TEXT, published="2024-09-03")))
    assert [
        (t.get("tid"), t.get("type"), t.get("value"), t.get("mod"), t.get("anchorTimeID"), t.text)
        for t in root.iter("TIMEX3")
    ] == [
        ("t0", "DATE", "2024-09-03", None, None, "2024-09-03"),
        ("t1", "DATE", "2024-09-06", None, "t0", "Friday"),
        ("t2", "DURATION", "P1Y", None, None, "a year"),
        ("t3", "DATE", "2022", "END", None, "late 2022"),
    ]


def test_what_is_written_is_what_the_benchmark_reads(tmp_path):
    result = extract(TEXT, published="2024-09-03", kinds={"date"})
    file = tmp_path / "one.tml"
    file.write_text(to_timeml(result), encoding="utf-8")
    reading = read_tml(file)
    assert (reading.text, reading.published) == (TEXT, "2024-09-03")
    assert [(m.start, m.end, m.type, m.value) for m in reading.mentions] == [
        (d.span.start, d.span.end, d.timex, d.value) for d in result.dates
    ]


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_well_formed_and_kept(text):
    root = ET.fromstring(to_timeml(extract(text + " on Friday.", kinds={"date"})))
    body = "".join(root.find("TEXT").itertext())
    assert len(body) == len(text + " on Friday.")
