//! How the text of a slide looks, as far as the slide says so itself.

use crate::{BlockId, Colours, Lesson, Look, Unknowable};

/// Red, green, blue.
pub(super) type Rgb = [u8; 3];

/// Of more texts than this no look is kept.
const MOST: usize = 2_000;

/// What is stated with a stretch of text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// The size in hundredths of a point.
    pub hundredths: Option<u16>,
    pub colour: Option<Rgb>,
    /// The fill of the very shape that holds the text. What lies under a shape is not known here.
    pub background: Option<Rgb>,
    pub bold: bool,
}

impl Seen {
    /// Two stretches of one paragraph: the smallest size, and only colours that they share.
    pub fn and(self, other: Self) -> Self {
        let same = |left: Option<Rgb>, right| left.filter(|_| left == right);
        Self {
            hundredths: self.hundredths.into_iter().chain(other.hundredths).min(),
            colour: same(self.colour, other.colour),
            background: same(self.background, other.background),
            bold: self.bold && other.bold,
        }
    }

    /// Keeps it with the lesson, if anything is known.
    pub fn tell(self, lesson: &mut Lesson, id: BlockId) {
        let colours = match (self.colour, self.background) {
            (Some(text), Some(background)) if text != background => Ok(Colours { text, background }),
            (Some(_), Some(_)) => Err(Unknowable::Same),
            _ => Err(Unknowable::NotStated),
        };
        if (self.hundredths.is_none() && colours.is_err()) || lesson.looks.len() >= MOST {
            return;
        }
        let block = &lesson.blocks[id];
        let (text, location) = (block.text.chars().take(200).collect(), block.location.clone());
        let size = self.hundredths.map(|size| f32::from(size) / 75.0);
        lesson.looks.push(Look { text, location, colours, size, bold: self.bold, forced: Vec::new() });
    }
}

/// Six hexadecimal digits, as in `1F4E79`.
pub(super) fn rgb(digits: &str) -> Option<Rgb> {
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}
