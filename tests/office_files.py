"""DOCX, RTF and PDF files for tests."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def docx(
    body: str = "Dear Dr Petheridge,\nNo fever.", *, every: str = "", picture: bool = False, author: str = ""
) -> bytes:
    """A document; with ``every`` that word, numbered, in each place that can hold text."""
    made: Any = Document()
    for line in body.split("\n"):
        made.add_paragraph(line)
    made.core_properties.comments = ""
    made.core_properties.author = ""
    if author:
        made.core_properties.author = author
    if picture:
        made.add_picture(io.BytesIO(PIXEL))
    if every:
        section = made.sections[0]
        section.header.paragraphs[0].text = f"{every}1 header"
        section.footer.paragraphs[0].text = f"{every}2 footer"
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = f"{every}3 first header"
        table = made.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Name", f"{every}4"
        inner = table.cell(1, 1).add_table(1, 1)
        inner.cell(0, 0).text = f"{every}5 inner"
        made.add_comment(made.paragraphs[0].runs[0], text=f"{every}6 comment", author="N. N.")
        made.element.body[0].append(
            parse_xml(
                f'<w:ins {nsdecls("w")} w:id="1" w:author="x"><w:r><w:t>{every}7 inserted</w:t></w:r></w:ins>'
            )
        )
        box = f"<w:txbxContent><w:p><w:r><w:t>{every}8 box</w:t></w:r></w:p></w:txbxContent>"
        made.element.body[0].append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{box}</w:pict></w:r>"))
        made.element.body[0].append(
            parse_xml(
                f'<w:del {nsdecls("w")} w:id="2"><w:r><w:delText>{every}9 deleted</w:delText></w:r></w:del>'
            )
        )
        made.core_properties.title = f"{every}0 title"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def rtf(body: str, more: str = "") -> bytes:
    return (r"{\rtf1\ansi\ansicpg1252 " + more + body.replace("\n", r"\par ") + "}").encode("cp1252")


def pdf(*pages: str, picture: int | None = None, author: str = "") -> bytes:
    """A page for each text; the page of number ``picture`` holds an image, too."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for number, text in enumerate(pages):
        shown = "".join(f"({line}) Tj T* " for line in text.split("\n") if line)
        stream = f"BT /F1 12 Tf 14 TL 72 700 Td {shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        image = "/XObject << /I 3 0 R >>" if number == picture else ""
        font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
        content = len(objects)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << {font} {image} >> /Contents {content} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    if picture is not None:  # its number is known beforehand by being put third
        objects.insert(
            2,
            "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream",
        )
        objects = [
            o.replace(f"/Contents {n} 0 R", f"/Contents {n + 1} 0 R")
            for o, n in zip(objects, range(len(objects)), strict=True)
        ]
        kids = [f"{int(kid.split()[0]) + 1} 0 R" for kid in kids]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    objects.append(f"<< /Author ({author}) >>")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    at = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\nstartxref\n{at}\n%%EOF\n"
    return out.encode("latin-1")
