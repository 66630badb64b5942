//! What the XML parser complains of, in Dutch.

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};

/// The complaint in words; a rare one keeps the words of the parser.
pub(super) fn reason(error: &Error) -> String {
    match error {
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            format!("hier staat </{found}> waar </{expected}> moet staan")
        }
        Error::IllFormed(IllFormedError::MissingEndTag(name)) => format!("<{name}> wordt niet afgesloten"),
        Error::IllFormed(IllFormedError::UnmatchedEndTag(name)) => format!("</{name}> sluit iets af dat niet open is"),
        Error::IllFormed(IllFormedError::UnclosedReference) => "een & staat los; schrijf &amp;".to_owned(),
        Error::IllFormed(IllFormedError::DoubleHyphenInComment) => {
            "in het commentaar staan twee streepjes achter elkaar".to_owned()
        }
        Error::Syntax(
            SyntaxError::UnclosedTag
            | SyntaxError::UnclosedSingleQuotedAttributeValue
            | SyntaxError::UnclosedDoubleQuotedAttributeValue,
        ) => "een element dat begint met < heeft geen >".to_owned(),
        Error::Syntax(SyntaxError::UnclosedComment) => "het commentaar dat begint met <!-- heeft geen einde".to_owned(),
        Error::Syntax(SyntaxError::UnclosedCData) => "het stuk dat begint met <![CDATA[ heeft geen einde".to_owned(),
        Error::Syntax(_) => format!("na < staat iets dat geen element is ({error})"),
        Error::InvalidAttr(_) => format!("een attribuut is niet goed geschreven ({error})"),
        Error::Namespace(_) => format!("een naamruimte is niet goed aangegeven ({error})"),
        Error::Escape(_) => format!("een verwijzing met & is niet goed geschreven ({error})"),
        Error::Io(_) | Error::Encoding(_) | Error::IllFormed(_) => error.to_string(),
    }
}
