//! Identifiers of the form `oai:<host>:<id>`
//! (<http://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm>).

use base::RecordId;

/// Appends the identifier of a record.
pub(super) fn push(out: &mut String, host: &str, id: RecordId) {
    out.push_str("oai:");
    out.push_str(host);
    out.push(':');
    out.push_str(id.as_str());
}

/// The record that this identifier names, when it is one of this host.
pub(super) fn parse(text: &str, host: &str) -> Option<RecordId> {
    let id = text.strip_prefix("oai:")?.strip_prefix(host)?.strip_prefix(':')?;
    RecordId::parse(id).ok()
}

/// Whether the text can stand where the schema asks for a URI.
pub(super) fn is_uri(text: &str) -> bool {
    let bytes = text.as_bytes();
    let allowed = |(place, byte): (usize, &u8)| match byte {
        b'%' => bytes.get(place + 1..place + 3).is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit)),
        _ => byte.is_ascii_alphanumeric() || b"-_.~!*'();/?:@&=+$,#".contains(byte),
    };
    let fragments = bytes.iter().filter(|byte| **byte == b'#').count();
    !bytes.is_empty() && fragments < 2 && !text.starts_with(':') && bytes.iter().enumerate().all(allowed)
}

/// Whether the host can stand in the `oai-identifier` description, whose schema wants a
/// domain name with a dot; `localhost` and addresses in numbers cannot.
pub(super) fn is_domain(host: &str) -> bool {
    let label = |label: &str| {
        label.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && label.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    };
    host.contains('.') && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_lead_back_and_strangers_do_not() {
        let id = RecordId::derive("a", "b");
        let mut text = String::new();
        push(&mut text, "leerbron.example", id);
        assert_eq!(parse(&text, "leerbron.example"), Some(id));
        assert_eq!(parse(&text, "leerbron.exampl"), None);
        assert_eq!(parse("oai:leerbron.example:x", "leerbron.example"), None);
    }

    #[test]
    fn what_a_uri_and_a_domain_are() {
        assert!(is_uri("oai:a.nl:x/1?b=c&d%20") && is_uri("really_wrong_id"));
        for text in ["", "a b", "a\"b", "a%2", "a%zz", "é", "a<b", "a#b#c", ":a"] {
            assert!(!is_uri(text), "{text}");
        }
        assert!(is_domain("materiaal.leerbron.nl"));
        for host in ["localhost", "127.0.0.1", "a..nl", ".nl", "[::1]"] {
            assert!(!is_domain(host), "{host}");
        }
    }
}
