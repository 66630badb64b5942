//! The form of a label in an address.

/// Lower-case ASCII letters, digits and single hyphens: `Oriëntatie op jezelf` becomes `orientatie-op-jezelf`.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        let plain = plain(character);
        if plain == "-" {
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        } else {
            slug.push_str(plain);
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The plain letters for a character, or a hyphen.
fn plain(character: char) -> &'static str {
    const ASCII: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = ASCII.find(character) {
        return &ASCII[at..=at];
    }
    match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ĳ' => "ij",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        // An accent that follows its letter, and an apostrophe, leave the word whole.
        '\u{300}'..='\u{36f}' | '\'' | '’' => "",
        _ => "-",
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_plain_and_readable() {
        for (text, expected) in [
            ("evaluatie- en toetsmateriaal", "evaluatie-en-toetsmateriaal"),
            ("Wereldoriëntatie", "wereldorientatie"),
            ("Computervaardigheden/ICT", "computervaardigheden-ict"),
            ("’s Avonds", "s-avonds"),
            ("  --- ", ""),
            ("中文 B", "b"),
        ] {
            assert_eq!(slug(text), expected);
        }
    }
}
