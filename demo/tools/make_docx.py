#!/usr/bin/env python3
"""Makes the Word lessons of the demonstration out of the plain texts in `docx/`.

Needs python-docx and Pillow. Run: python3 demo/tools/make_docx.py

One mark at the start of a line says what the line is:
  `=` title (Heading 1)   `##`, `###` headings   `-` list   `1.` numbered list   `|` table row
  `!` picture: file | alternative text | caption   `@` licence and contact
  `**` a heading made of bold text, `*` a list typed by hand: the planted defects, see demo/README.md
"""

import re
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

import pictures

HERE = Path(__file__).parent
LESSONS = HERE.parent / "lessen"
DATE = (2026, 1, 15, 0, 0, 0)
LICENCES = {
    "by": ("Creative Commons Naamsvermelding 4.0 (CC BY 4.0)", "https://creativecommons.org/licenses/by/4.0/deed.nl"),
    "cc0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"),
}


def make(source: Path) -> None:
    folder = LESSONS / source.stem
    folder.mkdir(parents=True, exist_ok=True)
    document = new_document()
    table, numbering = [], None
    for line in source.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if table and mark != "|":
            add_table(document, table)
            table = []
        if not re.fullmatch(r"\d+\.", mark):
            numbering = None
        if mark == "|":
            table.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif re.fullmatch(r"\d+\.", mark):
            numbering = numbering or new_numbering(document)
            add_numbered(document, rest, numbering)
        else:
            add_block(document, mark, rest, line)
    if table:
        add_table(document, table)
    save(document, folder / "les.docx")


def new_document():
    document = Document()
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nl-NL")
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    normal.paragraph_format.line_spacing = 1.3
    for level in (1, 2, 3):
        heading = styles[f"Heading {level}"]
        heading.font.color.rgb, heading.font.name = RGBColor(0x12, 0x42, 0x4F), "Arial"
        fonts = heading.element.rPr.rFonts
        for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[theme]
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    properties = document.core_properties
    properties.author, properties.language = "Leerbron demonstratie", "nl-NL"
    properties.comments = ""
    return document


def add_block(document, mark, rest, line):
    if mark == "=":
        document.core_properties.title = rest
        document.add_heading(rest, 1)
    elif mark in ("##", "###"):
        document.add_heading(rest, len(mark))
    elif mark == "-":
        document.add_paragraph(rest, "List Bullet")
    elif mark == "!":
        add_picture(document, *[part.strip() for part in rest.split("|")])
    elif mark == "@":
        add_licence(document, rest)
    elif mark == "**":
        document.add_paragraph().add_run(rest).bold = True
    elif mark == "*":
        document.add_paragraph(rest)
    else:
        document.add_paragraph(line)


def new_numbering(document) -> int:
    """A numbering of its own, so that every list starts at 1."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    of_style = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    abstract = next(num for num in numbering.iter(qn("w:num")) if num.get(qn("w:numId")) == of_style)
    num = numbering.add_num(int(abstract.find(qn("w:abstractNumId")).get(qn("w:val"))))
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return num.numId


def add_numbered(document, text, numbering):
    properties = document.add_paragraph(text, "List Number")._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def add_table(document, rows):
    table = document.add_table(len(rows), len(rows[0]), "Table Grid")
    for row, cells in zip(table.rows, rows):
        for cell, text in zip(row.cells, cells):
            cell.text = text
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    document.add_paragraph()


def add_picture(document, name, alternative, caption=""):
    shape = document.add_picture(pictures.draw(name), width=Cm(12))
    shape._inline.docPr.set("descr", alternative)
    shape._inline.docPr.set("name", name)
    if caption:
        document.add_paragraph(caption, "Caption")


def add_licence(document, key):
    name, address = LICENCES[key]
    paragraph = document.add_paragraph("Gemaakt door Leerbron demonstratie. Licentie: ")
    add_link(document, paragraph, name, address)
    paragraph.add_run(". Dat geldt ook voor de tekeningen.")
    paragraph = document.add_paragraph("Vragen of opmerkingen? Mail naar ")
    add_link(document, paragraph, "lessen@leerbron.example", "mailto:lessen@leerbron.example")
    paragraph.add_run(".")


def add_link(document, paragraph, text, address):
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.style = hyperlink_style(document)
    link.append(run._r)
    paragraph._p.append(link)


def hyperlink_style(document):
    if "Hyperlink" not in document.styles:
        style = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb, style.font.underline = RGBColor(0x0B, 0x5C, 0x74), True
    return document.styles["Hyperlink"]


def save(document, path):
    """Writes the file with fixed dates, so that the same text gives the same bytes."""
    document.core_properties.created = document.core_properties.modified = datetime(*DATE)
    document.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist() if name != "docProps/thumbnail.jpeg"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            if name == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            archive.writestr(zipfile.ZipInfo(name, DATE), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    for text in sorted((HERE / "docx").glob("*.txt")):
        make(text)
        print(text.stem)
