//! Where a record comes from, and the OAI set that follows from it (contract: record identity).

use std::fmt::Write;

const OWN: &str = "eigen";
const HARVESTED: &str = "herkomst:";

/// The origin of a record. Every record has exactly one, and so is in exactly one set.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// Published here; what a harvester gets that asks for no set.
    Own,
    /// Harvested or imported from the source with this name.
    Harvested(String),
}

impl Source {
    /// The `setSpec`: `eigen`, or `herkomst:` and the name. A byte that a `setSpec` may not
    /// hold is written as `!` and two hexadecimal digits, so that every name has a set.
    #[must_use]
    pub fn spec(&self) -> String {
        let Self::Harvested(name) = self else { return OWN.to_owned() };
        let mut spec = String::with_capacity(HARVESTED.len() + name.len());
        spec.push_str(HARVESTED);
        for byte in name.bytes() {
            if is_plain(byte) {
                spec.push(char::from(byte));
            } else {
                write!(spec, "!{byte:02x}").expect("writing to a string succeeds");
            }
        }
        spec
    }

    /// The source with this `setSpec`; none when no source can have it.
    #[must_use]
    pub fn from_spec(spec: &str) -> Option<Self> {
        if spec == OWN {
            return Some(Self::Own);
        }
        let mut rest = spec.strip_prefix(HARVESTED)?.bytes();
        let mut name = Vec::with_capacity(rest.len());
        while let Some(byte) = rest.next() {
            match byte {
                b'!' => name.push(hexadecimal(rest.next()?)? * 16 + hexadecimal(rest.next()?)?),
                _ => name.push(byte),
            }
        }
        let source = Self::Harvested(String::from_utf8(name).ok()?);
        // Only the one spelling that `spec` writes is a name for the set.
        (source.spec() == spec && spec != HARVESTED).then_some(source)
    }
}

/// The characters of `setSpec` in OAI-PMH.xsd, without our escape character and the colon.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~*'()".contains(&byte)
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn specs_as_they_stand_in_addresses() {
        let harvested = |name: &str| Source::Harvested(name.to_owned()).spec();
        assert_eq!(Source::Own.spec(), "eigen");
        assert_eq!(harvested("surf"), "herkomst:surf");
        assert_eq!(harvested("https://a.nl/x"), "herkomst:https!3a!2f!2fa.nl!2fx");
        for text in
            ["", "herkomst", "herkomst:", "herkomst:!4", "herkomst:!zz", "herkomst:!2F", "herkomst:a:b", "Eigen"]
        {
            assert_eq!(Source::from_spec(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_spec_is_valid_and_leads_back(name in ".{1,30}") {
            let source = Source::Harvested(name);
            let spec = source.spec();
            prop_assert!(spec.bytes().all(|byte| is_plain(byte) || b"!:".contains(&byte)), "{}", spec);
            prop_assert_eq!(Source::from_spec(&spec), Some(source));
        }
    }
}
