#!/usr/bin/env python3
"""Writes metadata.xml, NL LOM in the IMS binding, beside every lesson, from lessons.toml and terms.toml.

Needs nothing but Python 3.11. Run: python3 demo/tools/make_metadata.py
"""

import tomllib
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
LESSONS = HERE.parent / "lessen"
TERMS = tomllib.loads((HERE / "terms.toml").read_text(encoding="utf-8"))
PURL = "http://purl.edustandaard.nl/"
FORMATS = {
    "les.html": "text/html",
    "les.md": "text/markdown",
    "les.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
LICENCES = {
    "cc-by-40": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-nc-40": "https://creativecommons.org/licenses/by-nc/4.0/",
    "cc0-10": "https://creativecommons.org/publicdomain/zero/1.0/",
}
PUBLISHER = "Leerbron demonstratie"
DATE = "2026-01-15"


def main():
    lessons = tomllib.loads((HERE / "lessons.toml").read_text(encoding="utf-8"))
    folders = {folder.name for folder in LESSONS.iterdir()}
    if folders != lessons.keys():
        raise SystemExit(f"lessons.toml and lessen/ differ: {sorted(folders ^ lessons.keys())}")
    for slug, lesson in lessons.items():
        (LESSONS / slug / "metadata.xml").write_text(record(slug, lesson), encoding="utf-8")


def record(slug, lesson):
    language = lesson.get("text_language", "nl")
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
        '     xsi:schemaLocation="http://www.imsglobal.org/xsd/imsmd_v1p2 http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd">',
        *element("general", general(slug, lesson, language)),
        *element("lifecycle", lifecycle()),
        *element("metametadata", ["<metadatascheme>LOMv1.0</metadatascheme>", "<metadatascheme>nl_lom_v1p0</metadatascheme>", "<language>nl</language>"]),
        *element("technical", [f"<format>{media_type(slug)}</format>"]),
        *element("educational", educational(lesson, language)),
        *element("rights", rights(lesson)),
        *classifications(lesson),
        "</lom>",
    ]
    return "\n".join(parts) + "\n"


def general(slug, lesson, language):
    yield text("title", lesson["title"], language)
    yield f"<catalogentry><catalog>URI</catalog>{text('entry', f'urn:leerbron:demo:{slug}')}</catalogentry>"
    yield from (f"<language>{code}</language>" for code in lesson.get("language", ["nl"]))
    yield text("description", lesson["description"], language)
    yield from (text("keyword", keyword, language) for keyword in lesson["keywords"])
    yield term("aggregationlevel", PURL + "vdex_aggregationlevel_czp_20060628.xml", lesson.get("aggregation", "3"))


def lifecycle():
    yield text("version", "1.0")
    yield term("status", PURL + "vdex_status_lomv1p0_20060628.xml", "final")
    for role, date in (("author", ""), ("publisher", f"<date><datetime>{DATE}</datetime></date>")):
        card = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{PUBLISHER}", f"N:{PUBLISHER};;;;", f"ORG:{PUBLISHER}", "EMAIL:lessen@leerbron.example", "END:VCARD"]
        source = PURL + "vdex_lifecycle_contribute_role_lomv1p0_20060628.xml"
        vcard = "<centity><vcard>" + "\n".join(card) + "</vcard></centity>"
        yield "<contribute>" + term("role", source, role) + vcard + date + "</contribute>"


def educational(lesson, language):
    for kind in lesson["type"]:
        yield term("learningresourcetype", PURL + "vdex_learningresourcetype_czp_20060628.xml", kind)
    for user in lesson.get("user", ["learner"]):
        yield term("intendedenduserrole", PURL + "vdex_intendedenduserrole_lomv1p0_20060628.xml", user)
    for context in dict.fromkeys(TERMS["levels"][level]["context"] for level in lesson["levels"]):
        yield term("context", PURL + "vdex_context_czp_20060628.xml", context)
    yield f"<typicallearningtime><datetime>{lesson['time']}</datetime></typicallearningtime>"
    if "use" in lesson:
        yield text("description", lesson["use"], language)


def rights(lesson):
    yield term("cost", PURL + "vdex_cost_lomv1p0_20060628.xml", "no")
    licence = lesson.get("licence", "cc-by-40")
    if licence:
        yield term("copyrightandotherrestrictions", "https://purl.edustandaard.nl/copyrightsandotherrestrictions_nllom_20180530", licence)
        yield text("description", LICENCES[licence])


def classifications(lesson):
    for path in [lesson["discipline"], *lesson.get("more_disciplines", [])]:
        yield from classification("discipline", [(label, TERMS["disciplines"][label]) for label in path])
    for level in lesson["levels"]:
        yield from classification("educational level", TERMS["levels"][level]["path"])
    access = PURL + "classification_accessrights_nllom_20180530"
    yield from classification("access rights", [("open toegang", "OpenAccess")], access)
    for objective in lesson.get("objectives", []):
        yield from classification("educational objective", [TERMS["objectives"][objective]])


def classification(purpose, taxa, source=PURL + "begrippenkader"):
    lines = [f"<taxon><id>{identifier}</id>{text('entry', label, 'nl')}</taxon>" for label, identifier in taxa]
    path = ["<taxonpath>", "  " + text("source", source), *("  " + line for line in lines), "</taxonpath>"]
    return element("classification", [term("purpose", PURL + "classification_purpose_nllom_20180530", purpose), *path])


def media_type(slug):
    return next(FORMATS[file.name] for file in sorted((LESSONS / slug).iterdir()) if file.name in FORMATS)


def element(name, lines):
    return [f"  <{name}>", *(f"    {line}" for line in lines), f"  </{name}>"]


def text(name, value, language="x-none"):
    return f'<{name}><langstring xml:lang="{language}">{escape(value)}</langstring></{name}>'


def term(name, source, value):
    return f"<{name}>{text('source', source)}{text('value', value)}</{name}>"


if __name__ == "__main__":
    main()
