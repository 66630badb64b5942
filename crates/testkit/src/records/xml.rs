//! The little XML that a record needs: elements with a fixed prefix, language strings and
//! vocabulary terms of the IMS binding.

/// Appends XML to a string.
pub(super) struct Xml<'a> {
    out: &'a mut String,
    prefix: &'static str,
}

impl<'a> Xml<'a> {
    pub(super) fn new(out: &'a mut String, prefix: &'static str) -> Self {
        Self { out, prefix }
    }

    /// Opens `lom` with its namespaces.
    pub(super) fn root(&mut self, namespace: &str, schema_location: &str) {
        let name = self.prefix.trim_end_matches(':');
        let colon = if name.is_empty() { "" } else { ":" };
        let parts = [
            "<",
            self.prefix,
            "lom xmlns",
            colon,
            name,
            "=\"",
            namespace,
            "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"",
            schema_location,
            "\">\n",
        ];
        parts.into_iter().for_each(|part| self.out.push_str(part));
    }

    pub(super) fn open(&mut self, name: &str) {
        self.out.push('<');
        self.out.push_str(self.prefix);
        self.out.push_str(name);
        self.out.push('>');
    }

    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(self.prefix);
        self.out.push_str(name);
        self.out.push('>');
    }

    pub(super) fn line(&mut self) {
        self.out.push('\n');
    }

    /// Text content, escaped.
    pub(super) fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(place) = rest.find(['&', '<', '>']) {
            self.out.push_str(&rest[..place]);
            self.out.push_str(match rest.as_bytes()[place] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                _ => "&gt;",
            });
            rest = &rest[place + 1..];
        }
        self.out.push_str(rest);
    }

    /// An element with nothing but text.
    pub(super) fn leaf(&mut self, name: &str, text: &str) {
        self.open(name);
        self.text(text);
        self.close(name);
    }

    /// One `langstring`.
    pub(super) fn langstring(&mut self, language: &str, text: &str) {
        self.out.push('<');
        self.out.push_str(self.prefix);
        self.out.push_str("langstring xml:lang=\"");
        self.out.push_str(language);
        self.out.push_str("\">");
        self.text(text);
        self.close("langstring");
    }

    /// An element with one `langstring`.
    pub(super) fn lang_leaf(&mut self, name: &str, language: &str, text: &str) {
        self.open(name);
        self.langstring(language, text);
        self.close(name);
    }

    /// A vocabulary term with its source.
    pub(super) fn term(&mut self, name: &str, source: &str, value: &str) {
        self.open(name);
        self.lang_leaf("source", "x-none", source);
        self.lang_leaf("value", "x-none", value);
        self.close(name);
    }

    /// A catalogue and an entry in it.
    pub(super) fn catalog_entry(&mut self, catalog: &str, entry: &str) {
        self.open("catalogentry");
        self.leaf("catalog", catalog);
        self.lang_leaf("entry", "x-none", entry);
        self.close("catalogentry");
    }

    /// A vCard 3.0 of an organisation or a person.
    pub(super) fn vcard(&mut self, name: &str, organisation: Option<&str>, email: Option<&str>) {
        self.open("centity");
        self.open("vcard");
        self.out.push_str("BEGIN:VCARD\nVERSION:3.0\nFN:");
        self.text(name);
        self.out.push_str("\nN:");
        self.text(name);
        self.out.push_str(";;;;");
        for (key, value) in [("\nORG:", organisation), ("\nEMAIL;TYPE=INTERNET:", email)] {
            if let Some(value) = value {
                self.out.push_str(key);
                self.text(value);
            }
        }
        self.out.push_str("\nEND:VCARD");
        self.close("vcard");
        self.close("centity");
    }
}
