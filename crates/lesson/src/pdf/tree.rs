//! The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): what is a heading, a list, a table.
//!
//! Text is looked up by its mark. Elements that only group (`Sect`, `Div`, `NonStruct`) make no block;
//! an element of a sort that nobody knows is a paragraph.

use super::content::Chunk;
use super::{layout, text_of};
use crate::builder::{Builder, Style};
use crate::{BlockId, BlockKind, Image, Link, Location, Region};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Elements inside each other.
const DEPTH: usize = 100;
/// Elements in all.
const MOST: usize = 200_000;

/// The pages by object, and the stretches of text by page and mark.
pub(super) struct Marked<'a> {
    pub pages: &'a HashMap<ObjectId, u32>,
    pub chunks: HashMap<(u32, i64), Vec<&'a Chunk>>,
}

/// Walks the tree.
pub(super) struct Tree<'a> {
    document: &'a Document,
    marked: &'a Marked<'a>,
    roles: Option<&'a Dictionary>,
    seen: HashSet<ObjectId>,
    left: usize,
    /// The text that was added last, and to which block.
    last: Option<(BlockId, &'a Chunk)>,
    /// The marks that an element of the tree has claimed.
    pub claimed: HashSet<(u32, i64)>,
    /// The link annotations that an element of the tree has claimed.
    pub links: HashSet<ObjectId>,
    /// The tree was not walked to its end.
    pub cut: bool,
}

/// Where we are in the tree.
#[derive(Clone)]
struct Here {
    /// The block that holds blocks.
    parent: Option<BlockId>,
    /// The block that takes text.
    block: Option<BlockId>,
    link: Option<BlockId>,
    page: u32,
    language: Option<Arc<str>>,
    region: Region,
    depth: usize,
    /// Not shown: what is in a figure is spoken by its alternative text.
    silent: bool,
}

impl<'a> Tree<'a> {
    pub fn new(document: &'a Document, root: &'a Dictionary, marked: &'a Marked<'a>) -> Self {
        let roles = root.get_deref(b"RoleMap", document).and_then(Object::as_dict).ok();
        let (seen, claimed, links) = (HashSet::new(), HashSet::new(), HashSet::new());
        Self { document, marked, roles, seen, left: MOST, last: None, claimed, links, cut: false }
    }

    /// Builds the blocks.
    pub fn walk(&mut self, root: &'a Dictionary, builder: &mut Builder) {
        let language = builder.lesson.language.as_deref().map(Arc::from);
        let here = Here {
            parent: None,
            block: None,
            link: None,
            page: 1,
            language,
            region: Region::Main,
            depth: 0,
            silent: false,
        };
        self.kids(root, &here, builder);
    }

    fn kids(&mut self, element: &'a Dictionary, here: &Here, builder: &mut Builder) {
        let Ok(kids) = element.get(b"K") else { return };
        match self.document.dereference(kids) {
            Ok((_, Object::Array(all))) => all.iter().for_each(|kid| self.kid(kid, here, builder)),
            Ok(_) => self.kid(kids, here, builder),
            Err(_) => self.cut = true,
        }
    }

    fn kid(&mut self, kid: &'a Object, here: &Here, builder: &mut Builder) {
        if self.left == 0 || here.depth > DEPTH {
            self.cut = true;
            return;
        }
        self.left -= 1;
        let Ok((id, object)) = self.document.dereference(kid) else { return };
        match object {
            Object::Integer(mark) => self.text((here.page, *mark), here, builder),
            // An element that comes back is a loop.
            Object::Dictionary(_) if id.is_some_and(|id| !self.seen.insert(id)) => self.cut = true,
            Object::Dictionary(found) => {
                let mut here = here.clone();
                here.depth += 1;
                if let Some(page) = self.page(found) {
                    here.page = page;
                }
                match found.get(b"Type").and_then(Object::as_name) {
                    Ok(b"MCR") => {
                        if let Ok(mark) = found.get(b"MCID").and_then(Object::as_i64) {
                            self.text((here.page, mark), &here, builder);
                        }
                    }
                    Ok(b"OBJR") => self.annotation(found, &here, builder),
                    _ => self.element(found, here, builder),
                }
            }
            _ => {}
        }
    }

    fn page(&self, element: &Dictionary) -> Option<u32> {
        self.marked.pages.get(&element.get(b"Pg").and_then(Object::as_reference).ok()?).copied()
    }

    fn text(&mut self, mark: (u32, i64), here: &Here, builder: &mut Builder) {
        let Some(chunks) = self.marked.chunks.get(&mark) else { return };
        self.claimed.insert(mark);
        if here.silent {
            return;
        }
        let text = layout::join(chunks.iter().copied());
        // Text straight under a part of the document is a paragraph.
        let id = here.block.unwrap_or_else(|| self.block(BlockKind::Paragraph, here, builder));
        let usual = &builder.lesson.blocks[id].language;
        let language = here.language.clone().filter(|language| Some(language) != usual.as_ref());
        let style = Style { language, ..Style::default() };
        // Marks of one paragraph are mostly its lines.
        let before = self.last.filter(|(block, _)| *block == id);
        if before.zip(chunks.first()).is_some_and(|((_, before), first)| layout::is_apart(before, first)) {
            builder.text(id, " ", &Style::default());
        }
        self.last = chunks.last().map(|chunk| (id, *chunk));
        builder.text(id, &text, &style);
        if let Some(link) = here.link {
            builder.text(link, &text, &style);
        }
        if here.block.is_none() {
            builder.finish(id);
        }
    }

    fn annotation(&mut self, reference: &Dictionary, here: &Here, builder: &mut Builder) {
        let Ok(id) = reference.get(b"Obj").and_then(Object::as_reference) else { return };
        self.links.insert(id);
        let target = self.document.get_dictionary(id).ok().and_then(|found| super::links::target(self.document, found));
        if let (Some(link), Some(address)) = (here.link, target)
            && let BlockKind::Link(link) = &mut builder.lesson.blocks[link].kind
        {
            link.target = address;
        }
    }

    fn element(&mut self, element: &'a Dictionary, mut here: Here, builder: &mut Builder) {
        let says = |key: &[u8]| text_of(self.document, element.get(key).ok()?).filter(|text| !text.trim().is_empty());
        if let Some(language) = says(b"Lang") {
            here.language = Some(Arc::from(language.as_str()));
        }
        let alternative = says(b"Alt").or_else(|| says(b"ActualText"));
        let role = self.role(element);
        let block = match role.as_str() {
            "Figure" | "Formula" => {
                self.figure(&role, alternative, element, here, builder);
                return;
            }
            "Artifact" => {
                here.silent = true;
                None
            }
            "TOC" => {
                here.region = Region::Navigation;
                None
            }
            "Link" => {
                let link = self.block(BlockKind::Link(Link { target: String::new(), licence: false }), &here, builder);
                here.link = Some(link);
                None
            }
            role => kind(role, here.block.is_some()).map(|kind| self.block(kind, &here, builder)),
        };
        if let Some(id) = block {
            let holds_blocks = matches!(builder.lesson.blocks[id].kind, BlockKind::List { .. } | BlockKind::Table);
            here.parent = Some(id);
            here.block = (!holds_blocks).then_some(id);
        }
        let link = here.link;
        self.kids(element, &here, builder);
        if role == "Link" {
            link.into_iter().for_each(|id| builder.finish(id));
        }
        block.into_iter().for_each(|id| builder.finish(id));
    }

    /// A figure is heard as its alternative text; a caption inside it is text.
    fn figure(
        &mut self,
        role: &str,
        alternative: Option<String>,
        element: &'a Dictionary,
        mut here: Here,
        builder: &mut Builder,
    ) {
        let clickable = here.link.is_some();
        // A formula without an alternative text is text.
        if role == "Figure" || alternative.is_some() {
            if let (Some(link), Some(text)) = (here.link, &alternative) {
                builder.text(link, text, &Style::default());
            }
            let source = format!("bladzijde {}", here.page);
            let image = Image { source, alternative, decorative: false, clickable };
            self.block(BlockKind::Image(image), &here, builder);
            here.silent = role == "Formula";
        }
        self.kids(element, &here, builder);
    }

    fn block(&self, kind: BlockKind, here: &Here, builder: &mut Builder) -> BlockId {
        let parent = here.link.or(here.block).or(here.parent);
        let id = builder.block(kind, Location::page(here.page), parent);
        let block = &mut builder.lesson.blocks[id];
        block.language.clone_from(&here.language);
        block.region = here.region;
        id
    }

    /// The standard sort of an element, through the map of own names.
    fn role(&self, element: &Dictionary) -> String {
        let mut name = element.get_deref(b"S", self.document).and_then(Object::as_name).unwrap_or_default();
        for _ in 0..8 {
            let mapped = self.roles.and_then(|roles| roles.get_deref(name, self.document).ok()?.as_name().ok());
            match mapped {
                Some(other) if other != name => name = other,
                _ => break,
            }
        }
        String::from_utf8_lossy(name).into_owned()
    }
}

/// The block that an element of this sort makes; inside a block that takes text, spans make none.
fn kind(role: &str, in_text: bool) -> Option<BlockKind> {
    Some(match role {
        "H" | "Title" => BlockKind::Heading { level: 1 },
        "P" if in_text => return None,
        "P" | "TOCI" | "Note" | "FENote" | "Index" | "BibEntry" => BlockKind::Paragraph,
        "L" => BlockKind::List { ordered: false },
        "LI" => BlockKind::Item,
        "Table" => BlockKind::Table,
        "TH" => BlockKind::Cell { header: true },
        "TD" => BlockKind::Cell { header: false },
        "Caption" => BlockKind::Caption,
        "BlockQuote" => BlockKind::Quote,
        "Code" if !in_text => BlockKind::Code,
        role => match role.strip_prefix('H').and_then(|level| level.parse::<u8>().ok()) {
            Some(level) if (1..=9).contains(&level) => BlockKind::Heading { level },
            _ => return None,
        },
    })
}
