//! Lists and the records in them (OAI-PMH 2.0, sections 2.5, 3.5, 4.3 and 4.5).

use super::answer::Desk;
use super::arguments::Kind;
use super::catalogue::{Body, Catalogue, Form, Item, Page, Provenance, Selection};
use super::document::{self, Prefix, push_element, push_escaped};
use super::error::{Code, Problem};
use super::token::Token;
use super::{datestamp, identifier};

/// What a header, and the wrapping of a record, take beside the metadata.
const WRAPPING: usize = 400;

/// Answers `ListIdentifiers` or `ListRecords` from this place on.
pub(super) async fn list<C: Catalogue>(
    desk: &Desk<'_, C>,
    kind: Kind,
    place: Token,
    resumed: bool,
) -> Result<String, C::Error> {
    let selection = selection(kind, &place, desk.repository.page_size);
    let page = desk.catalogue.page(&selection).await?;
    let Some(last) = page.items.last() else {
        return Ok(desk.errors(&[nothing(resumed)]));
    };
    // Counting happens once a list, and only for one that needs a second page.
    let size = if page.more && !resumed { desk.catalogue.size(&selection).await? } else { place.size };
    let next = Token { after: last.seq, cursor: place.cursor + page.items.len() as u64, size, ..place.clone() };

    let mut out = desk.begin(page.items.iter().map(room).sum());
    let name = match kind {
        Kind::Identifiers => "ListIdentifiers",
        Kind::Records => "ListRecords",
    };
    out.push('<');
    out.push_str(name);
    out.push_str(">\n");
    for item in &page.items {
        match kind {
            Kind::Identifiers => push_header(&mut out, &desk.repository.host, item),
            Kind::Records => push_record(&mut out, &desk.repository.host, item),
        }
    }
    push_token(&mut out, &page, resumed, place.cursor, &next);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
    Ok(document::end(out))
}

fn selection(kind: Kind, place: &Token, limit: usize) -> Selection {
    let form = match kind {
        Kind::Identifiers => Form::Headers,
        Kind::Records => form(place.prefix),
    };
    Selection { source: place.source.clone(), from: place.from, before: place.before, after: place.after, limit, form }
}

/// The form in which a format is made.
pub(super) fn form(prefix: Prefix) -> Form {
    match prefix {
        Prefix::Lom => Form::Lom,
        Prefix::DublinCore => Form::Record,
    }
}

/// An empty list is an error by the schema. A list can also turn out empty half-way, when
/// what was left of it changed and so moved past its `until`.
fn nothing(resumed: bool) -> Problem {
    let message = if resumed {
        "Nothing is left of this list: the rest of it changed after its 'until'."
    } else {
        "No record matches this prefix, set, 'from' and 'until'."
    };
    Problem::new(Code::NoRecordsMatch, message)
}

/// A list in pages ends with an empty token; a list on one page has none.
fn push_token(out: &mut String, page: &Page, resumed: bool, cursor: u64, next: &Token) {
    if !page.more && !resumed {
        return;
    }
    out.push_str("<resumptionToken");
    if let Some(size) = next.size.filter(|size| *size > 0) {
        // The list may have grown since it was counted, but never shows more than it has.
        let size = if page.more { size.max(next.cursor + 1) } else { next.cursor };
        out.push_str(&format!(" completeListSize=\"{size}\""));
    }
    out.push_str(&format!(" cursor=\"{cursor}\">"));
    if page.more {
        push_escaped(out, &next.encode());
    }
    out.push_str("</resumptionToken>\n");
}

/// How many bytes a record will take, roughly.
pub(super) fn room(item: &Item) -> usize {
    match &item.body {
        Body::None => WRAPPING,
        Body::Lom(lom) => WRAPPING + lom.len(),
        Body::Record(_) => WRAPPING + 2048,
    }
}

/// Appends a `header`.
fn push_header(out: &mut String, host: &str, item: &Item) {
    out.push_str(if item.deleted { "<header status=\"deleted\"><identifier>" } else { "<header><identifier>" });
    identifier::push(out, host, item.id);
    out.push_str("</identifier><datestamp>");
    datestamp::push(out, item.changed);
    out.push_str("</datestamp><setSpec>");
    out.push_str(&item.source.spec());
    out.push_str("</setSpec></header>\n");
}

/// Appends a `record`. The metadata goes out as it was stored.
pub(super) fn push_record(out: &mut String, host: &str, item: &Item) {
    out.push_str("<record>");
    push_header(out, host, item);
    if !item.deleted {
        match &item.body {
            Body::None => {}
            Body::Lom(lom) => push_metadata(out, lom),
            Body::Record(record) => push_metadata(out, &metadata::dublin_core::write(record)),
        }
    }
    if let Some(provenance) = &item.provenance {
        push_provenance(out, provenance);
    }
    out.push_str("</record>\n");
}

fn push_metadata(out: &mut String, element: &str) {
    out.push_str("<metadata>");
    out.push_str(element);
    out.push_str("</metadata>");
}

fn push_provenance(out: &mut String, provenance: &Provenance) {
    const NAMESPACE: &str = "http://www.openarchives.org/OAI/2.0/provenance";
    out.push_str("<about><provenance xmlns=\"");
    out.push_str(NAMESPACE);
    out.push_str("\" xsi:schemaLocation=\"");
    out.push_str(&format!("{NAMESPACE} {NAMESPACE}.xsd\"><originDescription harvestDate=\""));
    datestamp::push(out, provenance.harvested);
    out.push_str(if provenance.altered { "\" altered=\"true\">" } else { "\" altered=\"false\">" });
    push_element(out, "baseURL", &provenance.base_url);
    push_element(out, "identifier", &provenance.identifier);
    push_element(out, "datestamp", &provenance.datestamp);
    push_element(out, "metadataNamespace", &provenance.metadata_namespace);
    out.push_str("</originDescription></provenance></about>");
}
