//! The state of a search is its address: words, chosen filters, order, place. Page and API
//! read it the same way, and every link on the page is the address with one thing changed.

use crate::form::Fields;
use search::{Facet, Query, Sort};

/// The name of the order in an address, and its one value that is not the default.
const ORDER: &str = "volgorde";
const NEWEST: &str = "nieuwste";

/// The most characters of a question that are read.
const LONGEST: usize = 200;

/// A search as its address says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    /// The words.
    pub text: String,
    /// The chosen values, facet by facet.
    pub chosen: Vec<(Facet, String)>,
    /// Whether the newest come first.
    pub newest_first: bool,
    /// Where the page before ended.
    pub cursor: Option<String>,
}

impl Address {
    /// Reads the address; what is unknown is left out.
    #[must_use]
    pub fn read(fields: &Fields) -> Self {
        let text: String = fields.get("q").chars().take(LONGEST).collect();
        let mut chosen = Vec::new();
        for facet in Facet::all() {
            for code in fields.all(facet.id()) {
                let value = (facet, code.to_owned());
                if !chosen.contains(&value) {
                    chosen.push(value);
                }
            }
        }
        let cursor = Some(fields.get("cursor").to_owned()).filter(|cursor| !cursor.is_empty());
        Self { text, chosen, newest_first: fields.get(ORDER) == NEWEST, cursor }
    }

    /// What to ask of the index.
    #[must_use]
    pub fn query(&self, limit: usize) -> Query {
        let mut filters: Vec<(Facet, Vec<String>)> = Vec::new();
        for (facet, code) in &self.chosen {
            match filters.iter_mut().find(|(known, _)| known == facet) {
                Some((_, codes)) => codes.push(code.clone()),
                None => filters.push((*facet, vec![code.clone()])),
            }
        }
        let sort = if self.newest_first { Sort::Newest } else { Sort::Relevance };
        Query { text: self.text.clone(), filters, limit, cursor: self.cursor.clone(), sort }
    }

    /// The pairs of the address but the cursor.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let mut pairs = Vec::new();
        if !self.text.is_empty() {
            pairs.push(("q", self.text.as_str()));
        }
        pairs.extend(self.chosen.iter().map(|(facet, code)| (facet.id(), code.as_str())));
        if self.newest_first {
            pairs.push((ORDER, NEWEST));
        }
        pairs
    }

    /// The link to this search, from its first page.
    #[must_use]
    pub fn link(&self) -> String {
        link(&self.pairs())
    }

    /// The link to the page after this cursor.
    #[must_use]
    pub fn link_to(&self, cursor: &str) -> String {
        let mut pairs = self.pairs();
        pairs.push(("cursor", cursor));
        link(&pairs)
    }

    /// The same search with other words.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        Self { text: text.to_owned(), cursor: None, ..self.clone() }
    }

    /// The same search without one choice.
    #[must_use]
    pub fn without(&self, facet: Facet, code: &str) -> Self {
        let chosen = self.chosen.iter().filter(|(known, value)| !(*known == facet && value == code)).cloned().collect();
        Self { chosen, cursor: None, ..self.clone() }
    }

    /// The same search without any choice.
    #[must_use]
    pub fn without_choices(&self) -> Self {
        Self { chosen: Vec::new(), cursor: None, ..self.clone() }
    }

    /// The same search in the other order.
    #[must_use]
    pub fn in_other_order(&self) -> Self {
        Self { newest_first: !self.newest_first, cursor: None, ..self.clone() }
    }
}

fn link(pairs: &[(&str, &str)]) -> String {
    if pairs.is_empty() { "/zoeken".to_owned() } else { format!("/zoeken?{}", crate::form::query(pairs)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Address {
        Address::read(&Fields::parse(query.as_bytes()))
    }

    #[test]
    fn an_address_leads_back_to_itself() {
        for query in [
            "",
            "q=breuken+groep+6",
            "q=a&leerniveau=po&leerniveau=havo&vak=rekenen&volgorde=nieuwste",
            "kwaliteit=basis",
        ] {
            let address = read(query);
            let link = address.link();
            assert_eq!(read(link.split_once('?').map_or("", |(_, query)| query)), address, "{query}");
        }
    }

    #[test]
    fn what_is_unknown_or_double_is_left_out() {
        let address = read("q=+a+&kleur=rood&vak=x&vak=x&vak=&volgorde=willekeurig");
        assert_eq!(address.pairs(), [("q", "a"), ("vak", "x")]);
    }

    #[test]
    fn changing_one_thing_keeps_the_rest_and_begins_anew() {
        let address = read("q=a&vak=x&vak=y&cursor=1-2-0");
        let fewer = address.without(Facet::from_id("vak").unwrap(), "x");
        assert_eq!(fewer.link(), "/zoeken?q=a&vak=y");
        assert_eq!(address.without_choices().link(), "/zoeken?q=a");
        assert_eq!(address.with_text("b").link(), "/zoeken?q=b&vak=x&vak=y");
        assert_eq!(address.link_to("9"), "/zoeken?q=a&vak=x&vak=y&cursor=9");
    }

    #[test]
    fn values_of_one_facet_are_one_filter() {
        let query = read("vak=x&leerniveau=po&vak=y").query(20);
        let filters: Vec<_> = query.filters.iter().map(|(facet, codes)| (facet.id(), codes.len())).collect();
        assert_eq!(filters, [("leerniveau", 1), ("vak", 2)]);
    }
}
