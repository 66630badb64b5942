//! Licences as NL LOM names them, and the two legal questions asked of them.
//!
//! "Open enough for the kwaliteitsmodel" (criterion 4.2) and "meets the grant obligation"
//! (art. 14g(c)) are two predicates, never one.

use serde::{Deserialize, Serialize};

/// A value of NL LOM 6.2, copyright and other restrictions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Licence {
    /// CC BY 4.0.
    #[serde(rename = "cc-by-40")]
    By40,
    /// CC BY-SA 4.0.
    #[serde(rename = "cc-by-sa-40")]
    BySa40,
    /// CC BY-ND 4.0.
    #[serde(rename = "cc-by-nd-40")]
    ByNd40,
    /// CC BY-NC 4.0.
    #[serde(rename = "cc-by-nc-40")]
    ByNc40,
    /// CC BY-NC-SA 4.0.
    #[serde(rename = "cc-by-nc-sa-40")]
    ByNcSa40,
    /// CC BY-NC-ND 4.0.
    #[serde(rename = "cc-by-nc-nd-40")]
    ByNcNd40,
    /// CC BY 3.0 NL.
    #[serde(rename = "cc-by-30")]
    By30,
    /// CC BY-SA 3.0 NL.
    #[serde(rename = "cc-by-sa-30")]
    BySa30,
    /// CC BY-ND 3.0 NL.
    #[serde(rename = "cc-by-nd-30")]
    ByNd30,
    /// CC BY-NC 3.0 NL.
    #[serde(rename = "cc-by-nc-30")]
    ByNc30,
    /// CC BY-NC-SA 3.0 NL.
    #[serde(rename = "cc-by-nc-sa-30")]
    ByNcSa30,
    /// CC BY-NC-ND 3.0 NL.
    #[serde(rename = "cc-by-nc-nd-30")]
    ByNcNd30,
    /// CC0 1.0.
    #[serde(rename = "cc0-10")]
    Cc0,
    /// Public domain mark 1.0.
    #[serde(rename = "pdm-10")]
    PublicDomain,
    /// Copyright or other restrictions apply.
    #[serde(rename = "yes")]
    Restricted,
    /// No copyright or other restrictions.
    #[serde(rename = "no")]
    Unrestricted,
    /// Not known.
    #[serde(rename = "unknown")]
    Unknown,
}

/// Token, address without scheme and final slash, short name, and what a teacher may do.
type Row = (Licence, &'static str, Option<&'static str>, &'static str, &'static str);

const MAY_ALL: &str = "Je mag dit gebruiken, aanpassen en delen, met naamsvermelding.";
const MAY_ALL_SHARE: &str = "Je mag dit gebruiken, aanpassen en delen, met naamsvermelding en onder dezelfde licentie.";
const NO_CHANGES: &str = "Je mag dit delen met naamsvermelding, maar niet aanpassen.";
const NO_COMMERCE: &str = "Je mag dit aanpassen en delen met naamsvermelding, maar niet commercieel gebruiken.";
const NO_COMMERCE_SHARE: &str =
    "Je mag dit aanpassen en delen met naamsvermelding en onder dezelfde licentie, maar niet commercieel gebruiken.";
const NO_COMMERCE_NO_CHANGES: &str =
    "Je mag dit delen met naamsvermelding, maar niet aanpassen en niet commercieel gebruiken.";
const FREE: &str = "Je mag dit gebruiken, aanpassen en delen zonder voorwaarden.";

#[rustfmt::skip]
const TABLE: &[Row] = &[
    (Licence::By40, "cc-by-40", Some("creativecommons.org/licenses/by/4.0"), "CC BY 4.0", MAY_ALL),
    (Licence::BySa40, "cc-by-sa-40", Some("creativecommons.org/licenses/by-sa/4.0"), "CC BY-SA 4.0", MAY_ALL_SHARE),
    (Licence::ByNd40, "cc-by-nd-40", Some("creativecommons.org/licenses/by-nd/4.0"), "CC BY-ND 4.0", NO_CHANGES),
    (Licence::ByNc40, "cc-by-nc-40", Some("creativecommons.org/licenses/by-nc/4.0"), "CC BY-NC 4.0", NO_COMMERCE),
    (Licence::ByNcSa40, "cc-by-nc-sa-40", Some("creativecommons.org/licenses/by-nc-sa/4.0"), "CC BY-NC-SA 4.0", NO_COMMERCE_SHARE),
    (Licence::ByNcNd40, "cc-by-nc-nd-40", Some("creativecommons.org/licenses/by-nc-nd/4.0"), "CC BY-NC-ND 4.0", NO_COMMERCE_NO_CHANGES),
    (Licence::By30, "cc-by-30", Some("creativecommons.org/licenses/by/3.0/nl"), "CC BY 3.0", MAY_ALL),
    (Licence::BySa30, "cc-by-sa-30", Some("creativecommons.org/licenses/by-sa/3.0/nl"), "CC BY-SA 3.0", MAY_ALL_SHARE),
    (Licence::ByNd30, "cc-by-nd-30", Some("creativecommons.org/licenses/by-nd/3.0/nl"), "CC BY-ND 3.0", NO_CHANGES),
    (Licence::ByNc30, "cc-by-nc-30", Some("creativecommons.org/licenses/by-nc/3.0/nl"), "CC BY-NC 3.0", NO_COMMERCE),
    (Licence::ByNcSa30, "cc-by-nc-sa-30", Some("creativecommons.org/licenses/by-nc-sa/3.0/nl"), "CC BY-NC-SA 3.0", NO_COMMERCE_SHARE),
    (Licence::ByNcNd30, "cc-by-nc-nd-30", Some("creativecommons.org/licenses/by-nc-nd/3.0/nl"), "CC BY-NC-ND 3.0", NO_COMMERCE_NO_CHANGES),
    (Licence::Cc0, "cc0-10", Some("creativecommons.org/publicdomain/zero/1.0"), "CC0 1.0", FREE),
    (Licence::PublicDomain, "pdm-10", Some("creativecommons.org/publicdomain/mark/1.0"), "Publiek domein", FREE),
    (Licence::Restricted, "yes", None, "Auteursrechten of andere beperkingen", "Vraag de maker of je dit mag aanpassen of delen."),
    (Licence::Unrestricted, "no", None, "Geen beperkingen", "De maker noemt geen beperkingen, maar ook geen licentie."),
    (Licence::Unknown, "unknown", None, "Onbekend", "De licentie is niet bekend. Vraag de maker."),
];

impl Licence {
    /// Every licence of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    fn row(self) -> &'static Row {
        TABLE.iter().find(|row| row.0 == self).expect("every licence has a row")
    }

    /// The licence with this NL LOM token.
    #[must_use]
    pub fn from_token(token: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == token).map(|row| row.0)
    }

    /// The licence at this address; scheme, `www.`, language and final slash are ignored.
    /// A Creative Commons 3.0 address without a country, or with another one, is read as 3.0.
    #[must_use]
    pub fn from_url(url: &str) -> Option<Self> {
        let rest = url.trim().split_once("://").map_or(url.trim(), |(_, rest)| rest).to_ascii_lowercase();
        let rest = rest.strip_prefix("www.").unwrap_or(&rest);
        let address =
            |row: &&Row| row.2.is_some_and(|known| starts_with_path(rest, known.strip_suffix("/nl").unwrap_or(known)));
        TABLE.iter().find(address).map(|row| row.0)
    }

    /// The NL LOM token, `cc-by-40`.
    #[must_use]
    pub fn token(self) -> &'static str {
        self.row().1
    }

    /// The address of the licence text.
    #[must_use]
    pub fn url(self) -> Option<String> {
        self.row().2.map(|address| format!("https://{address}/"))
    }

    /// The short name, "CC BY 4.0".
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().3
    }

    /// What a teacher may do with it, in a sentence.
    #[must_use]
    pub fn permission(self) -> &'static str {
        self.row().4
    }

    /// Kwaliteitsmodel, criterion 4.2: BY, BY-SA (any version) or CC0.
    #[must_use]
    pub fn is_open_for_quality_model(self) -> bool {
        matches!(self, Self::By40 | Self::BySa40 | Self::By30 | Self::BySa30 | Self::Cc0)
    }

    /// Art. 14g(c): BY or BY-SA, version 4.0.
    #[must_use]
    pub fn meets_grant_obligation(self) -> bool {
        matches!(self, Self::By40 | Self::BySa40)
    }
}

fn starts_with_path(address: &str, known: &str) -> bool {
    address.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_and_addresses_lead_back_to_the_licence() {
        for licence in Licence::all() {
            assert_eq!(Licence::from_token(licence.token()), Some(licence));
            if let Some(url) = licence.url() {
                assert_eq!(Licence::from_url(&url), Some(licence), "{url}");
            }
        }
    }

    #[test]
    fn addresses_as_people_write_them() {
        assert_eq!(Licence::from_url("http://creativecommons.org/licenses/by/4.0/deed.nl"), Some(Licence::By40));
        assert_eq!(Licence::from_url("https://www.creativecommons.org/licenses/by-nc-sa/3.0"), Some(Licence::ByNcSa30));
        assert_eq!(Licence::from_url("https://example.org/licenses/by/4.0"), None);
        assert_eq!(Licence::from_url("https://creativecommons.org/licenses/by/4.01"), None);
    }

    #[test]
    fn open_for_the_model_and_meeting_the_grant_are_two_questions() {
        let open: Vec<_> = Licence::all().filter(|l| l.is_open_for_quality_model()).map(Licence::token).collect();
        assert_eq!(open, ["cc-by-40", "cc-by-sa-40", "cc-by-30", "cc-by-sa-30", "cc0-10"]);
        let grant: Vec<_> = Licence::all().filter(|l| l.meets_grant_obligation()).map(Licence::token).collect();
        assert_eq!(grant, ["cc-by-40", "cc-by-sa-40"]);
    }
}
