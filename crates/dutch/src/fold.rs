//! One spelling for letters that readers take for the same: lower case, no diacritics,
//! `ĳ` as `ij`. Knows no language beyond that.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case without diacritics; apostrophes are all `'`.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        match letter {
            'ĳ' => folded.push_str("ij"),
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            '’' | '‘' | 'ʼ' | '´' | '`' => folded.push('\''),
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{307}' => {}
            other => folded.push(other),
        }
    }
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn readers_see_the_same_letters() {
        let pairs =
            [("Één", "een"), ("CAFÉ", "cafe"), ("cate\u{301}", "cate"), ("ĲSVOGEL", "ijsvogel"), ("foto’s", "foto's")];
        for (given, expected) in pairs {
            assert_eq!(fold(given), expected);
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            let once = fold(&text).into_owned();
            prop_assert_eq!(fold(&once).into_owned(), once);
        }
    }
}
