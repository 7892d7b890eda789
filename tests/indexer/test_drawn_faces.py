"""Faces whose characters are drawings, as browsers print Chinese ones."""

from pathlib import Path

from indexer.readers.pdf import read_pdf


def make_drawn_font_pdf(path: Path) -> Path:
    """A PDF whose letters are drawings (Type 3), each a face of its own with the box of its ink."""
    boxes = {"第": (30, -80, 970, 840), "一": (60, 370, 940, 450), "批": (30, -80, 970, 840)}
    shows = " ".join(f"/F{i} 20 Tf (a) Tj" for i in (0, 1, 2, 1))
    names = " ".join(f"/F{i} {5 + 3 * i} 0 R" for i in range(len(boxes)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources << /Font << {names} >> >> >>",
        _stream(f"BT 72 700 Td {shows} ET"),
    ]
    for char, (left, low, right, high) in boxes.items():
        own = len(bodies) + 1
        bodies += [
            f"<< /Type /Font /Subtype /Type3 /FontBBox [{left} {low} {right} {high}]"
            " /FontMatrix [.001 0 0 .001 0 0] /FirstChar 97 /LastChar 97 /Widths [1000]"
            f" /CharProcs << /a {own + 1} 0 R >> /Resources << >> /ToUnicode {own + 2} 0 R"
            " /Encoding << /Type /Encoding /Differences [97 /a] >> >>",
            _stream(
                f"1000 0 {left} {low} {right} {high} d1"
                f" {left} {low} {right - left} {high - low} re f"
            ),
            _stream(
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                "1 begincodespacerange <00> <ff> endcodespacerange\n"
                f"1 beginbfchar <61> <{ord(char):04x}> endbfchar\nendcmap end end"
            ),
        ]
    path.write_bytes(_as_pdf(bodies))
    return path


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _as_pdf(bodies: list[str]) -> bytes:
    data, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        starts.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    return (
        data
        + (
            f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
            f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
        ).encode()
    )


def test_a_flat_character_stays_in_its_line(tmp_path: Path) -> None:
    (source,) = read_pdf(make_drawn_font_pdf(tmp_path / "drawn.pdf"))
    assert source.text.strip() == "第一批一"
