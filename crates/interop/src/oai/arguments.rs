//! From the arguments of a request to what is asked, or to everything that is wrong with
//! them at once (OAI-PMH 2.0, sections 3 and 4). Knows the protocol, not the catalogue.

use super::Source;
use super::datestamp::Datestamp;
use super::document::Prefix;
use super::error::{Code, Problem};
use super::identifier;
use super::token::Token;
use base::RecordId;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Request {
    Identify,
    ListMetadataFormats { id: Option<RecordId> },
    ListSets,
    List { kind: Kind, place: Token, resumed: bool },
    GetRecord { id: RecordId, prefix: Prefix },
}

/// Why a request is refused.
pub(super) struct Refusal {
    pub problems: Vec<Problem>,
    /// A well-formed identifier in it; whether it exists is the catalogue's to say.
    pub id: Option<RecordId>,
}

/// The two lists differ only in what they show of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Identifiers,
    Records,
}

#[derive(Clone, Copy)]
enum Verb {
    Identify,
    ListMetadataFormats,
    ListSets,
    List(Kind),
    GetRecord,
}

struct Row {
    name: &'static str,
    verb: Verb,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    resumable: bool,
}

const SELECTIVE: &[&str] = &["from", "until", "set"];

#[rustfmt::skip]
const VERBS: [Row; 6] = [
    Row { name: "Identify", verb: Verb::Identify, required: &[], optional: &[], resumable: false },
    Row { name: "ListMetadataFormats", verb: Verb::ListMetadataFormats, required: &[], optional: &["identifier"], resumable: false },
    Row { name: "ListSets", verb: Verb::ListSets, required: &[], optional: &[], resumable: true },
    Row { name: "ListIdentifiers", verb: Verb::List(Kind::Identifiers), required: &["metadataPrefix"], optional: SELECTIVE, resumable: true },
    Row { name: "ListRecords", verb: Verb::List(Kind::Records), required: &["metadataPrefix"], optional: SELECTIVE, resumable: true },
    Row { name: "GetRecord", verb: Verb::GetRecord, required: &["identifier", "metadataPrefix"], optional: &[], resumable: false },
];

const TOKEN: &str = "resumptionToken";

/// Reads the arguments, which arrive decoded and with repeated names kept.
pub(super) fn parse(arguments: &[(String, String)], host: &str) -> Result<Request, Refusal> {
    let row = verb(arguments).map_err(|problem| Refusal { problems: vec![problem], id: None })?;
    let mut given = Given { arguments, host, problems: Vec::new() };
    given.check_names(row);
    let request = if row.resumable && given.value(TOKEN).is_some() {
        given.resumed(row)
    } else {
        given.check_required(row);
        given.fresh(row.verb)
    };
    match request {
        Some(request) if given.problems.is_empty() => Ok(request),
        _ => Err(Refusal {
            id: given.value("identifier").and_then(|text| identifier::parse(text, host)),
            problems: given.problems,
        }),
    }
}

fn verb(arguments: &[(String, String)]) -> Result<&'static Row, Problem> {
    let names = || VERBS.map(|row| row.name).join(", ");
    let mut verbs = arguments.iter().filter(|(name, _)| name == "verb");
    let bad = |message| Err(Problem::new(Code::BadVerb, message));
    match (verbs.next(), verbs.next()) {
        (None, _) => bad(format!("The argument 'verb' is missing; it is one of {}.", names())),
        (Some(_), Some(_)) => bad("The argument 'verb' is repeated; give it once.".to_owned()),
        (Some((_, name)), None) => match VERBS.iter().find(|row| row.name == name) {
            Some(row) => Ok(row),
            None => bad(format!("The verb '{name}' does not exist; it is one of {}.", names())),
        },
    }
}

/// The arguments and what was found wrong with them so far.
struct Given<'a> {
    arguments: &'a [(String, String)],
    host: &'a str,
    problems: Vec<Problem>,
}

impl<'a> Given<'a> {
    fn value(&self, wanted: &str) -> Option<&'a str> {
        self.arguments.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    }

    fn problem(&mut self, code: Code, message: String) {
        self.problems.push(Problem::new(code, message));
    }

    fn bad_argument(&mut self, message: String) {
        self.problem(Code::BadArgument, message);
    }

    /// Names that the verb does not know, and names given twice.
    fn check_names(&mut self, row: &Row) {
        for (place, (name, _)) in self.arguments.iter().enumerate() {
            let known = name == "verb"
                || row.required.contains(&name.as_str())
                || row.optional.contains(&name.as_str())
                || (row.resumable && name == TOKEN);
            let earlier = self.arguments[..place].iter().filter(|other| other.0 == *name).count();
            if !known && earlier == 0 {
                self.bad_argument(format!("The verb {} has no argument '{name}'.", row.name));
            } else if earlier == 1 {
                self.bad_argument(format!("The argument '{name}' is repeated; give it once."));
            }
        }
    }

    fn check_required(&mut self, row: &Row) {
        for name in row.required {
            if self.value(name).is_none() {
                self.bad_argument(format!("The verb {} needs the argument '{name}'.", row.name));
            }
        }
    }

    /// A request that goes on with a list: the token stands alone.
    fn resumed(&mut self, row: &Row) -> Option<Request> {
        if self.arguments.iter().any(|(name, _)| name != "verb" && name != TOKEN) {
            self.bad_argument(format!("The argument '{TOKEN}' stands alone; leave the others out."));
        }
        let place = self.value(TOKEN).and_then(Token::decode);
        match (row.verb, place) {
            (Verb::List(kind), Some(place)) => Some(Request::List { kind, place, resumed: true }),
            _ => {
                let message = "This resumption token was not given by this repository; start the list again.";
                self.problem(Code::BadResumptionToken, message.to_owned());
                None
            }
        }
    }

    fn fresh(&mut self, verb: Verb) -> Option<Request> {
        match verb {
            Verb::Identify => Some(Request::Identify),
            Verb::ListSets => Some(Request::ListSets),
            Verb::ListMetadataFormats if self.value("identifier").is_none() => {
                Some(Request::ListMetadataFormats { id: None })
            }
            Verb::ListMetadataFormats => self.id().map(|id| Request::ListMetadataFormats { id: Some(id) }),
            Verb::List(kind) => self.list(kind),
            Verb::GetRecord => {
                let prefix = self.prefix();
                let id = self.id();
                Some(Request::GetRecord { id: id?, prefix: prefix? })
            }
        }
    }

    fn list(&mut self, kind: Kind) -> Option<Request> {
        let prefix = self.prefix();
        let source = self.source();
        let from = self.datestamp("from");
        let until = self.datestamp("until");
        if let (Some(from), Some(until)) = (from, until) {
            if from.granularity != until.granularity {
                self.bad_argument(
                    "'from' and 'until' differ in granularity; write both as days or both as seconds.".into(),
                );
            }
            if from.start > until.start {
                self.bad_argument("'from' is later than 'until'; nothing lies between them.".into());
            }
        }
        let place = Token {
            prefix: prefix?,
            source: source?,
            from: from.map(|from| from.start),
            before: until.and_then(Datestamp::end),
            after: 0,
            cursor: 0,
            size: None,
        };
        Some(Request::List { kind, place, resumed: false })
    }

    fn prefix(&mut self) -> Option<Prefix> {
        let text = self.value("metadataPrefix")?;
        if !is_name(text) {
            self.bad_argument(format!("'{text}' is not written as a metadata prefix."));
            return None;
        }
        let prefix = Prefix::parse(text);
        if prefix.is_none() {
            let message =
                format!("The metadata prefix '{text}' is not supported; ListMetadataFormats names those that are.");
            self.problem(Code::CannotDisseminateFormat, message);
        }
        prefix
    }

    fn source(&mut self) -> Option<Source> {
        let Some(spec) = self.value("set") else { return Some(Source::Own) };
        if !spec.split(':').all(is_name) {
            self.bad_argument(format!("'{spec}' is not written as a set."));
            return None;
        }
        let source = Source::from_spec(spec);
        if source.is_none() {
            self.problem(Code::NoRecordsMatch, format!("There is no set '{spec}'; ListSets names those there are."));
        }
        source
    }

    fn datestamp(&mut self, name: &str) -> Option<Datestamp> {
        let text = self.value(name)?;
        let datestamp = Datestamp::parse(text);
        if datestamp.is_none() {
            self.bad_argument(format!("'{name}' is '{text}'; write it as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, in UTC."));
        }
        datestamp
    }

    fn id(&mut self) -> Option<RecordId> {
        let text = self.value("identifier")?;
        if !identifier::is_uri(text) {
            self.bad_argument(format!("'{text}' is not written as a URI."));
        }
        let id = identifier::parse(text, self.host);
        if id.is_none() {
            self.problems.push(unknown_record(text));
        }
        id
    }
}

/// The answer to an identifier that names nothing.
pub(super) fn unknown_record(identifier: &str) -> Problem {
    Problem::new(Code::IdDoesNotExist, format!("There is no record '{identifier}' in this repository."))
}

/// The pattern of `metadataPrefix`, and of each part of a `setSpec`, in OAI-PMH.xsd.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte))
}
