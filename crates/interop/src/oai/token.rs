//! The resumption token: everything an answer needs to go on after a page.
//!
//! It holds the arguments of the list and the sequence number of the last item shown, so no
//! server has to remember it, any node can answer it, and it stays good for ever. It starts
//! with the version of its form. The check sum guards against truncation and editing by
//! hand, not against forgery: a token can ask for nothing that arguments could not.

use super::Source;
use super::document::Prefix;
use jiff::Timestamp;

const VERSION: &str = "1";
const FIELDS: usize = 8;

/// Where a list is, and what it is a list of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub prefix: Prefix,
    pub source: Source,
    /// Changed at this instant or later.
    pub from: Option<Timestamp>,
    /// Changed before this instant.
    pub before: Option<Timestamp>,
    /// The sequence number of the last item shown; 0 at the start of a list.
    pub after: i64,
    /// How many items were shown before.
    pub cursor: u64,
    /// How many items the whole list had when it began, if that was known.
    pub size: Option<u64>,
}

impl Token {
    /// `1,<prefix>,<set>,<from>,<before>,<after>,<cursor>,<size>,<check>`; instants in seconds.
    pub fn encode(&self) -> String {
        let instant = |value: Option<Timestamp>| value.map(|value| value.as_second().to_string()).unwrap_or_default();
        let mut text = [
            VERSION.to_owned(),
            self.prefix.as_str().to_owned(),
            self.source.spec(),
            instant(self.from),
            instant(self.before),
            self.after.to_string(),
            self.cursor.to_string(),
            self.size.map(|size| size.to_string()).unwrap_or_default(),
        ]
        .join(",");
        let check = check_sum(&text);
        text.push_str(&format!(",{check:08x}"));
        text
    }

    /// Reads a token of ours; none for anything else.
    pub fn decode(text: &str) -> Option<Self> {
        let (body, check) = text.rsplit_once(',')?;
        if check.len() != 8 || u32::from_str_radix(check, 16).ok()? != check_sum(body) {
            return None;
        }
        let fields: [&str; FIELDS] = body.split(',').collect::<Vec<_>>().try_into().ok()?;
        let [version, prefix, set, from, before, after, cursor, size] = fields;
        if version != VERSION {
            return None;
        }
        let token = Self {
            prefix: Prefix::parse(prefix)?,
            source: Source::from_spec(set)?,
            from: instant(from)?,
            before: instant(before)?,
            after: after.parse().ok().filter(|after| *after >= 0)?,
            cursor: cursor.parse().ok()?,
            size: if size.is_empty() { None } else { Some(size.parse().ok()?) },
        };
        // Other spellings of the same numbers are no tokens of ours.
        (token.encode() == text).then_some(token)
    }
}

/// An absent instant is fine (`Some(None)`), a broken one is not (`None`).
fn instant(text: &str) -> Option<Option<Timestamp>> {
    if text.is_empty() {
        return Some(None);
    }
    Timestamp::from_second(text.parse().ok()?).ok().map(Some)
}

/// FNV-1a, 32 bits.
fn check_sum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens() -> impl Strategy<Value = Token> {
        let second = || proptest::option::of(0_i64..253_370_764_800);
        let source = prop_oneof![Just(Source::Own), ".{1,12}".prop_map(Source::Harvested)];
        let prefix = prop_oneof![Just(Prefix::Lom), Just(Prefix::DublinCore)];
        let place = (0_i64..=i64::MAX, any::<u64>(), any::<Option<u64>>());
        (prefix, source, second(), second(), place).prop_map(|(prefix, source, from, before, (after, cursor, size))| {
            let instant = |second: Option<i64>| second.map(|second| Timestamp::from_second(second).unwrap());
            Token { prefix, source, from: instant(from), before: instant(before), after, cursor, size }
        })
    }

    proptest! {
        #[test]
        fn a_token_leads_back(token in tokens()) {
            let text = token.encode();
            prop_assert_eq!(Token::decode(&text), Some(token));
        }

        #[test]
        fn a_changed_letter_is_noticed(token in tokens(), place in any::<prop::sample::Index>(), letter in "[0-9a-z,]") {
            let text = token.encode();
            let place = place.index(text.len());
            let changed = format!("{}{letter}{}", &text[..place], &text[place + 1..]);
            prop_assume!(changed != text);
            prop_assert_eq!(Token::decode(&changed), None);
        }

        #[test]
        fn rubbish_is_no_token(text in ".{0,60}") {
            prop_assert_eq!(Token::decode(&text), None);
        }
    }

    #[test]
    fn the_form_is_kept_for_tokens_already_given() {
        let text = "1,lom,eigen,1704067200,,4711,100,250,03c79028";
        let from = Some(Timestamp::from_second(1_704_067_200).unwrap());
        let token = Token {
            prefix: Prefix::Lom,
            source: Source::Own,
            from,
            before: None,
            after: 4711,
            cursor: 100,
            size: Some(250),
        };
        assert_eq!(token.encode(), text);
        assert_eq!(Token::decode(text), Some(token));
    }
}
