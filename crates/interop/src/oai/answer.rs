//! The provider: arguments in, document out. Every verb of OAI-PMH 2.0, section 4.

use super::arguments::{self, Refusal, Request, unknown_record};
use super::catalogue::{Catalogue, Form};
use super::document::{self, FORMATS, Prefix, push_element};
use super::error::Problem;
use super::{datestamp, identifier, list};
use base::RecordId;
use jiff::Timestamp;

/// What the repository says of itself.
#[derive(Clone, Debug)]
pub struct Repository {
    /// Its name, for people.
    pub name: String,
    /// The address at which it answers.
    pub base_url: String,
    /// The host of the public address: the second part of every identifier.
    pub host: String,
    /// Whom to write to.
    pub admin_email: String,
    /// How many records one answer holds at most.
    pub page_size: usize,
}

/// Answers a request. The arguments come decoded, in their order, repeated ones kept, so
/// that GET and POST are the same here. A wrong request is an answer too, and goes out with
/// HTTP status 200 like any other.
///
/// # Errors
/// When the catalogue cannot be asked.
pub async fn answer<C: Catalogue>(
    catalogue: &C,
    repository: &Repository,
    arguments: &[(String, String)],
) -> Result<String, C::Error> {
    // Before anything is read, so that what changes meanwhile falls in the next harvest.
    let date = catalogue.horizon().await?;
    let desk = Desk { catalogue, repository, arguments, date };
    match arguments::parse(arguments, &repository.host) {
        Ok(Request::Identify) => desk.identify().await,
        Ok(Request::ListMetadataFormats { id }) => desk.formats(id).await,
        Ok(Request::ListSets) => desk.sets().await,
        Ok(Request::List { kind, place, resumed }) => list::list(&desk, kind, place, resumed).await,
        Ok(Request::GetRecord { id, prefix }) => desk.record(id, prefix).await,
        Err(refusal) => desk.refuse(refusal).await,
    }
}

/// One request on its way to an answer.
pub(super) struct Desk<'a, C> {
    pub catalogue: &'a C,
    pub repository: &'a Repository,
    arguments: &'a [(String, String)],
    date: Timestamp,
}

impl<C: Catalogue> Desk<'_, C> {
    /// Begins the document of a good answer.
    pub fn begin(&self, room: usize) -> String {
        document::begin(self.date, &self.repository.base_url, self.arguments, room)
    }

    pub fn errors(&self, problems: &[Problem]) -> String {
        document::errors(self.date, &self.repository.base_url, self.arguments, problems)
    }

    async fn refuse(&self, refusal: Refusal) -> Result<String, C::Error> {
        let Refusal { mut problems, id } = refusal;
        if let Some(id) = id
            && self.catalogue.item(id, Form::Headers).await?.is_none()
        {
            problems.push(self.unknown(id));
        }
        Ok(self.errors(&problems))
    }

    fn unknown(&self, id: RecordId) -> Problem {
        unknown_record(&self.identifier(id))
    }

    fn identifier(&self, id: RecordId) -> String {
        let mut text = String::new();
        identifier::push(&mut text, &self.repository.host, id);
        text
    }

    async fn identify(&self) -> Result<String, C::Error> {
        let earliest = self.catalogue.earliest().await?;
        let mut out = self.begin(0);
        out.push_str("<Identify>\n");
        for (name, text) in [
            ("repositoryName", self.repository.name.as_str()),
            ("baseURL", &self.repository.base_url),
            ("protocolVersion", "2.0"),
            ("adminEmail", &self.repository.admin_email),
            ("earliestDatestamp", &datestamp::text(earliest)),
            ("deletedRecord", "persistent"),
            ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
            ("compression", "gzip"),
        ] {
            push_element(&mut out, name, text);
            out.push('\n');
        }
        self.push_identifier_scheme(&mut out);
        out.push_str("</Identify>\n");
        Ok(document::end(out))
    }

    /// The `oai-identifier` description; left out for a host that its schema does not allow.
    fn push_identifier_scheme(&self, out: &mut String) {
        const NAMESPACE: &str = "http://www.openarchives.org/OAI/2.0/oai-identifier";
        if !identifier::is_domain(&self.repository.host) {
            return;
        }
        out.push_str(&format!(
            "<description><oai-identifier xmlns=\"{NAMESPACE}\" xsi:schemaLocation=\"{NAMESPACE} {NAMESPACE}.xsd\">"
        ));
        push_element(out, "scheme", "oai");
        push_element(out, "repositoryIdentifier", &self.repository.host);
        push_element(out, "delimiter", ":");
        push_element(out, "sampleIdentifier", &self.identifier(RecordId::derive("", "")));
        out.push_str("</oai-identifier></description>\n");
    }

    async fn formats(&self, id: Option<RecordId>) -> Result<String, C::Error> {
        if let Some(id) = id
            && self.catalogue.item(id, Form::Headers).await?.is_none()
        {
            return Ok(self.errors(&[self.unknown(id)]));
        }
        let mut out = self.begin(0);
        out.push_str("<ListMetadataFormats>\n");
        for (_, prefix, schema, namespace) in FORMATS {
            out.push_str("<metadataFormat>");
            push_element(&mut out, "metadataPrefix", prefix);
            push_element(&mut out, "schema", schema);
            push_element(&mut out, "metadataNamespace", namespace);
            out.push_str("</metadataFormat>\n");
        }
        out.push_str("</ListMetadataFormats>\n");
        Ok(document::end(out))
    }

    async fn sets(&self) -> Result<String, C::Error> {
        let sets = self.catalogue.sets().await?;
        let mut out = self.begin(0);
        out.push_str("<ListSets>\n");
        for set in sets {
            out.push_str("<set>");
            push_element(&mut out, "setSpec", &set.source.spec());
            push_element(&mut out, "setName", &set.name);
            out.push_str("</set>\n");
        }
        out.push_str("</ListSets>\n");
        Ok(document::end(out))
    }

    async fn record(&self, id: RecordId, prefix: Prefix) -> Result<String, C::Error> {
        let Some(item) = self.catalogue.item(id, list::form(prefix)).await? else {
            return Ok(self.errors(&[self.unknown(id)]));
        };
        let mut out = self.begin(list::room(&item));
        out.push_str("<GetRecord>\n");
        list::push_record(&mut out, &self.repository.host, &item);
        out.push_str("</GetRecord>\n");
        Ok(document::end(out))
    }
}
