#!/usr/bin/env python3
"""Harvests a running OAI-PMH repository with sickle, a harvester that others wrote.

    python3 harvest_test.py --base http://127.0.0.1:8080/oai \
        --change-command 'command that changes and deletes some records'

Reads everything, reads it again after each kind of change, asks everything wrongly that can be
asked wrongly, and validates each answer against the schemas of the standard when they are found
in LEERBRON_SHARED. Prints a line for each failed check and "N passed, N failed" at the end; the
exit status is 1 when a check failed.

The change command must change at least one own record and delete at least one; it is run several
times. It gets the number of the run in the environment variable HARVEST_CHANGE.
"""

import argparse
import gzip
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch

OAI = "{http://www.openarchives.org/OAI/2.0/}"
SECONDS = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")


class Report:
    """Counts checks and prints those that fail."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name, good, detail=""):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {name}: {detail}", flush=True)
        return bool(good)

    def equal(self, name, found, expected):
        return self.check(name, found == expected, f"found {found!r}, expected {expected!r}")

    def part(self, test, *values):
        """Runs a part of the test; what stops it is a failed check, and the other parts go on."""
        try:
            return test(*values)
        except Exception as error:  # whatever a peer answers must end in a report
            self.check(test.__name__, False, f"stopped by {type(error).__name__}: {error}")
            return None


class Schemas:
    """The schemas of the envelope and of what can stand in it, each judged on its own."""

    PAYLOADS = {
        "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc": "oai_dc.xsd",
        "{http://www.openarchives.org/OAI/2.0/oai-identifier}oai-identifier": "oai-identifier.xsd",
        "{http://www.imsglobal.org/xsd/imsmd_v1p2}lom": "imsmd_v1p2p4.xsd",
    }

    def __init__(self, folder):
        envelope = (folder / "OAI-PMH.xsd").read_text(encoding="utf-8")
        envelope = envelope.replace('processContents="strict"', 'processContents="skip"')
        self.envelope = etree.XMLSchema(etree.fromstring(envelope.encode()))
        self.payloads = {tag: etree.XMLSchema(file=str(folder / name)) for tag, name in self.PAYLOADS.items()}

    def problems(self, document, judge_lom):
        """Problems of a document: those of the envelope first."""
        found = [] if self.envelope.validate(document) else [str(self.envelope.error_log.last_error)]
        for element in document.iter(*self.payloads):
            schema = self.payloads[element.tag]
            if element.tag.endswith("}lom") and not judge_lom:
                continue
            if not schema.validate(element):
                found.append(str(schema.error_log.last_error))
        return found


class Peer:
    """Asks the repository without any help, for what sickle would hide."""

    def __init__(self, base, report, schemas, judge_lom):
        self.base, self.report, self.schemas, self.judge_lom = base, report, schemas, judge_lom

    def fetch(self, query, post=False, headers=None):
        """Status, headers and body of one request; the query is text or pairs."""
        if not isinstance(query, str):
            query = urllib.parse.urlencode(query)
        address = self.base if post else f"{self.base}?{query}"
        request = urllib.request.Request(address, data=query.encode() if post else None, headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def ask(self, query, post=False):
        """The document that answers a query; also checks what every answer must be."""
        status, headers, body = self.fetch(query, post)
        self.report.equal(f"status of {query}", status, 200)
        kind = headers.get("content-type", "").lower().replace(" ", "")
        self.report.equal(f"content type of {query}", kind, "text/xml;charset=utf-8")
        document = etree.fromstring(body)
        date = document.findtext(f"{OAI}responseDate")
        self.report.check(f"response date of {query}", SECONDS.match(date or ""), date)
        if self.schemas:
            self.report.equal(f"schema of {query}", self.schemas.problems(document, self.judge_lom), [])
        return document


def errors(document):
    return [element.get("code") for element in document.findall(f"{OAI}error")]


def headers_of(document):
    """Identifier, datestamp and deletion of each header in a document."""
    rows = []
    for header in document.iter(f"{OAI}header"):
        row = (header.findtext(f"{OAI}identifier"), header.findtext(f"{OAI}datestamp"), header.get("status") == "deleted")
        rows.append(row)
    return rows


def test_identity(peer, report):
    document = peer.ask("verb=Identify")
    identify = document.find(f"{OAI}Identify")
    report.equal("protocol version", identify.findtext(f"{OAI}protocolVersion"), "2.0")
    report.equal("deletions are kept", identify.findtext(f"{OAI}deletedRecord"), "persistent")
    report.equal("granularity", identify.findtext(f"{OAI}granularity"), "YYYY-MM-DDThh:mm:ssZ")
    report.equal("base URL", identify.findtext(f"{OAI}baseURL"), document.findtext(f"{OAI}request"))
    prefixes = [e.text for e in peer.ask("verb=ListMetadataFormats").iter(f"{OAI}metadataPrefix")]
    report.equal("formats", prefixes, ["lom", "oai_dc"])
    sets = [e.text for e in peer.ask("verb=ListSets").iter(f"{OAI}setSpec")]
    report.check("the set of own material", "eigen" in sets, sets)
    return identify.findtext(f"{OAI}earliestDatestamp")


# Query, and the error codes of the answer in any order. {id} is a record that exists.
ERRORS = [
    ("", ["badVerb"]),
    ("verb=Nonsense", ["badVerb"]),
    ("verb=Identify&verb=Identify", ["badVerb"]),
    ("verb=Identify&x=1", ["badArgument"]),
    ("verb=ListSets&resumptionToken=junk", ["badResumptionToken"]),
    ("verb=ListMetadataFormats&identifier=oai:nowhere:1", ["idDoesNotExist"]),
    ("verb=GetRecord", ["badArgument", "badArgument"]),
    ("verb=GetRecord&identifier={id}", ["badArgument"]),
    ("verb=GetRecord&metadataPrefix=lom&identifier=oai:nowhere:1", ["idDoesNotExist"]),
    ("verb=GetRecord&metadataPrefix=lom&identifier=invalid%22id", ["badArgument", "idDoesNotExist"]),
    ("verb=GetRecord&metadataPrefix=nope&identifier={id}", ["cannotDisseminateFormat"]),
    ("verb=GetRecord&metadataPrefix=nope&identifier=oai:nowhere:1", ["cannotDisseminateFormat", "idDoesNotExist"]),
    ("verb=ListRecords", ["badArgument"]),
    ("verb=ListRecords&metadataPrefix=nope", ["cannotDisseminateFormat"]),
    ("verb=ListRecords&metadataPrefix=lom&metadataPrefix=lom", ["badArgument"]),
    ("verb=ListRecords&metadataPrefix=lom&set=nergens", ["noRecordsMatch"]),
    ("verb=ListRecords&metadataPrefix=lom&set=a%20b", ["badArgument"]),
    ("verb=ListRecords&metadataPrefix=lom&from=junk", ["badArgument"]),
    ("verb=ListRecords&metadataPrefix=lom&from=2024-02-30", ["badArgument"]),
    ("verb=ListRecords&metadataPrefix=lom&from=2024-01-01T00:00:00.0Z", ["badArgument"]),
    ("verb=ListRecords&metadataPrefix=lom&from=2024-01-02&until=2024-01-01", ["badArgument"]),
    ("verb=ListRecords&metadataPrefix=lom&from=2024-01-01&until=2024-01-02T00:00:00Z", ["badArgument"]),
    ("verb=ListRecords&metadataPrefix=lom&until=1990-01-01", ["noRecordsMatch"]),
    ("verb=ListRecords&metadataPrefix=lom&from=2999-01-01T00:00:00Z", ["noRecordsMatch"]),
    ("verb=ListRecords&resumptionToken=junk", ["badResumptionToken"]),
    ("verb=ListRecords&resumptionToken=junk&metadataPrefix=lom", ["badArgument", "badResumptionToken"]),
    ("verb=ListIdentifiers&metadataPrefix=nope&from=x&until=y", ["badArgument", "badArgument", "cannotDisseminateFormat"]),
]


def test_errors(peer, report, identifier):
    for query, expected in ERRORS:
        query = query.replace("{id}", urllib.parse.quote(identifier, safe=":"))
        document = peer.ask(query)
        report.equal(f"errors of {query!r}", sorted(errors(document)), expected)
        echoed = bool(document.find(f"{OAI}request").attrib)
        report.equal(f"echo of {query!r}", echoed, not {"badVerb", "badArgument"} & set(expected))


def harvest(base, between=None, **arguments):
    """A whole ListRecords by sickle: rows in order, each as identifier, datestamp, deleted, has metadata."""
    rows = []
    try:
        records = Sickle(base, max_retries=2).ListRecords(**arguments)
        for record in records:
            rows.append((record.header.identifier, record.header.datestamp, record.deleted, bool(record.raw) and has_metadata(record)))
            if between and len(rows) == 1:
                between()
    except NoRecordsMatch:
        pass
    return rows


def has_metadata(record):
    return record.xml.find(f"{OAI}metadata") is not None


def state(rows):
    """What a harvester holds after a harvest: the last word on each record."""
    return {identifier: (datestamp, deleted) for identifier, datestamp, deleted, _ in rows}


def test_whole_harvest(base, report):
    rows = harvest(base, metadataPrefix="lom")
    report.check("there is something to harvest", rows)
    report.equal("each record once", len({row[0] for row in rows}), len(rows))
    report.equal("datestamps to the second", [row for row in rows if not SECONDS.match(row[1])], [])
    report.equal("datestamps in order", [row[1] for row in rows], sorted(row[1] for row in rows))
    report.equal("metadata unless deleted", [row for row in rows if row[2] == row[3]], [])
    dublin = harvest(base, metadataPrefix="oai_dc")
    report.equal("the same list in oai_dc", [row[:3] for row in dublin], [row[:3] for row in rows])
    own = harvest(base, metadataPrefix="lom", set="eigen")
    report.equal("without a set only own material", [row[:3] for row in own], [row[:3] for row in rows])
    headers = Sickle(base).ListIdentifiers(metadataPrefix="lom")
    report.equal("the same list of identifiers", [(h.identifier, h.datestamp, h.deleted) for h in headers], [row[:3] for row in rows])
    return rows


def test_sets(base, peer, report, own):
    for element in peer.ask("verb=ListSets").iter(f"{OAI}setSpec"):
        if element.text == "eigen":
            continue
        rows = harvest(base, metadataPrefix="lom", set=element.text)
        report.check(f"{element.text} holds records", rows)
        report.equal(f"{element.text} holds nothing of our own", {row[0] for row in rows} & set(own), set())


def test_pages(peer, report, rows):
    """Walks the pages by hand: tokens, cursor and size; a token answers alike as often as it is used."""
    query, seen, sizes, pages = "verb=ListRecords&metadataPrefix=lom", 0, set(), 0
    while True:
        document = peer.ask(query)
        listed = len(headers_of(document))
        pages += 1
        token = document.find(f".//{OAI}resumptionToken")
        if token is None:
            report.equal("one page has no token", pages, 1)
            break
        if token.get("cursor") is not None:
            report.equal(f"cursor of page {pages}", int(token.get("cursor")), seen)
        sizes |= {token.get("completeListSize")} - {None}
        seen += listed
        if not token.text:
            report.check("an empty token ends a list in pages", pages > 1)
            break
        if pages > 1:
            again = headers_of(peer.ask(query))
            report.equal(f"page {pages} again", again, headers_of(document))
        query = "verb=ListRecords&" + urllib.parse.urlencode({"resumptionToken": token.text})
        damaged = token.text[:-1] + ("0" if token.text[-1] != "0" else "1")
        bad = peer.ask("verb=ListRecords&" + urllib.parse.urlencode({"resumptionToken": damaged}))
        report.equal("a damaged token", errors(bad), ["badResumptionToken"])
    report.check("the size of the list", sizes <= {str(len(rows))}, sizes)


def test_granularity(base, report, rows, earliest):
    stamps = sorted({row[1] for row in rows})
    report.check("nothing is older than the earliest datestamp", earliest <= stamps[0], (earliest, stamps[0]))
    for stamp in {stamps[0], stamps[len(stamps) // 2], stamps[-1]}:
        for name, chosen, good in [
            ("from", {"from": stamp}, lambda s, at=stamp: s >= at),
            ("until", {"until": stamp}, lambda s, at=stamp: s <= at),
            ("from and until", {"from": stamp, "until": stamp}, lambda s, at=stamp: s == at),
            ("day", {"from": stamp[:10], "until": stamp[:10]}, lambda s, at=stamp: s[:10] == at[:10]),
        ]:
            found = harvest(base, metadataPrefix="lom", **chosen)
            expected = [row for row in rows if good(row[1])]
            report.equal(f"{name} {stamp}", found, expected)


def test_single_records(peer, report, rows):
    alive = [row for row in rows if not row[2]]
    for identifier, datestamp, deleted, _ in alive[:3] + alive[-2:] + [row for row in rows if row[2]][:2]:
        for prefix in ("lom", "oai_dc"):
            document = peer.ask([("verb", "GetRecord"), ("metadataPrefix", prefix), ("identifier", identifier)])
            report.equal(f"{identifier} in {prefix}", headers_of(document), [(identifier, datestamp, deleted)])
        formats = peer.ask([("verb", "ListMetadataFormats"), ("identifier", identifier)])
        report.equal(f"formats of {identifier}", len(list(formats.iter(f"{OAI}metadataFormat"))), 2)


def test_transport(peer, report):
    def timeless(body):
        return re.sub(rb"<responseDate>[^<]*", b"", body)

    query = "verb=ListRecords&metadataPrefix=lom&from=2000-01-01"
    _, _, plain = peer.fetch(query)
    _, headers, posted = peer.fetch(query, post=True)
    report.equal("POST answers as GET does", timeless(posted), timeless(plain))
    report.check("POST is XML", headers.get("content-type", "").startswith("text/xml"))
    _, headers, packed = peer.fetch(query, headers={"Accept-Encoding": "gzip"})
    if report.equal("gzip when asked", headers.get("content-encoding"), "gzip"):
        report.equal("gzip holds the same", timeless(gzip.decompress(packed)), timeless(plain))
        report.check("gzip is smaller", len(packed) < len(plain))
    _, headers, _ = peer.fetch(query, headers={"Accept-Encoding": "identity"})
    report.equal("no gzip when not asked", headers.get("content-encoding"), None)
    repeated = peer.ask("verb=ListSets&verb=ListSets", post=True)
    report.equal("repeated arguments in a POST are seen", errors(repeated), ["badVerb"])


def test_changes(base, peer, report, change):
    """Incremental harvests, with changes before, between and during them."""
    before = state(harvest(base, metadataPrefix="lom"))
    time.sleep(2.1)
    began = peer.ask("verb=Identify").findtext(f"{OAI}responseDate")
    report.equal("nothing new since then", harvest(base, metadataPrefix="lom", **{"from": began}), [])
    change()
    news = harvest(base, metadataPrefix="lom", **{"from": began})
    after = state(harvest(base, metadataPrefix="lom"))
    report.check("an incremental harvest shows changes", any(not row[2] for row in news), news)
    report.check("an incremental harvest shows deletions", any(row[2] for row in news), news)
    report.check("an incremental harvest is short", len(news) < len(before), (len(news), len(before)))
    report.equal("what changed, and only that", state(news), {k: v for k, v in after.items() if before.get(k) != v})
    report.equal("old and new together are all there is", {**before, **state(news)}, after)
    report.equal("by the day it is at least that", set(state(news)) - set(state(harvest(base, metadataPrefix="lom", **{"from": began[:10]}))), set())

    time.sleep(1.1)
    began = peer.ask("verb=Identify").findtext(f"{OAI}responseDate")
    during = harvest(base, between=change, metadataPrefix="lom")
    final = state(harvest(base, metadataPrefix="lom"))
    caught_up = {**state(during), **state(harvest(base, metadataPrefix="lom", **{"from": began}))}
    report.equal("changes during a harvest are not lost", caught_up, final)
    still = [k for k, v in after.items() if final.get(k) == v]
    times = {k: sum(row[0] == k for row in during) for k in still}
    report.equal("what stood still was shown once", {k: n for k, n in times.items() if n != 1}, {})
    report.equal("identifiers are for ever", set(before) - set(final), set())


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", required=True, help="the base URL of the repository")
    parser.add_argument("--change-command", help="changes and deletes some own records; without it that part is left out")
    parser.add_argument("--invalid-metadata-allowed", action="store_true", help="the repository passes on real records, some of which are not valid")
    return parser.parse_args()


def schemas(report):
    shared = Path(os.environ.get("LEERBRON_SHARED", Path(__file__).resolve().parents[2] / ".." / "shared"))
    folder = shared / "samples" / "xsd"
    if folder.is_dir():
        return Schemas(folder)
    if os.environ.get("LEERBRON_REQUIRE_SHARED") == "1":
        report.check("the schemas are there", False, folder)
    else:
        print(f"skipped: validation, {folder} is absent")
    return None


def changer(command, report):
    runs = iter(range(1, 1000))

    def change():
        environment = {**os.environ, "HARVEST_CHANGE": str(next(runs))}
        done = subprocess.run(command, shell=True, env=environment, stdout=subprocess.DEVNULL)
        report.equal("status of the change command", done.returncode, 0)

    return change


def main():
    options = arguments()
    report = Report()
    peer = Peer(options.base, report, schemas(report), not options.invalid_metadata_allowed)
    earliest = report.part(test_identity, peer, report)
    rows = report.part(test_whole_harvest, options.base, report)
    if earliest and rows:
        report.part(test_errors, peer, report, rows[0][0])
        report.part(test_sets, options.base, peer, report, state(rows))
        report.part(test_pages, peer, report, rows)
        report.part(test_granularity, options.base, report, rows, earliest)
        report.part(test_single_records, peer, report, rows)
        report.part(test_transport, peer, report)
        if options.change_command:
            report.part(test_changes, options.base, peer, report, changer(options.change_command, report))
        else:
            print("skipped: changes, no --change-command given")
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
