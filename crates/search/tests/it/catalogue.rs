//! Builds records and indexes for the tests.

use base::RecordId;
use dutch::Lexicon;
use metadata::{Classification, FieldId, LangText, Record, Taxon, TaxonPath, Term, Value};
use search::{Material, Query, Results, SearchIndex};

/// A record in few words.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    pub title: &'static str,
    pub description: &'static str,
    pub keywords: &'static [&'static str],
    pub levels: Vec<&'static str>,
    pub subjects: Vec<&'static str>,
    pub kind: Option<&'static str>,
    pub quality: Option<&'static str>,
    pub changed: i64,
}

pub fn lesson(title: &'static str, description: &'static str) -> Lesson {
    Lesson { title, description, ..Lesson::default() }
}

pub fn lexicon() -> Lexicon {
    Lexicon::new(assets::dutch_words()).expect("the build made the word list")
}

pub fn id(number: usize) -> RecordId {
    RecordId::derive("test", &number.to_string())
}

pub fn record(lesson: &Lesson) -> Record {
    let mut record = Record::default();
    let text = |text: &str| Value::Text(vec![LangText { lang: Some("nl".to_owned()), text: text.to_owned() }]);
    record.push(FieldId::Title, text(lesson.title));
    record.push(FieldId::Description, text(lesson.description));
    for keyword in lesson.keywords {
        record.push(FieldId::Keyword, text(keyword));
    }
    for (purpose, labels) in [("educational level", &lesson.levels), ("discipline", &lesson.subjects)] {
        let taxon = |label: &&str| Taxon {
            id: format!("test-{}", label.to_lowercase().replace(' ', "-")),
            entry: vec![LangText { lang: Some("nl".to_owned()), text: (*label).to_owned() }],
        };
        let paths =
            labels.iter().map(|label| TaxonPath { source: "test".to_owned(), taxa: vec![taxon(label)] }).collect();
        let purpose = Some(Term { source: "LOMv1.0".to_owned(), value: purpose.to_owned() });
        record.push(
            FieldId::Classification,
            Value::Classification(Classification { purpose, paths, description: vec![], keywords: vec![] }),
        );
    }
    if let Some(kind) = lesson.kind {
        record.push(
            FieldId::LearningResourceType,
            Value::Term(Term { source: "test".to_owned(), value: kind.to_owned() }),
        );
    }
    record
}

pub fn put(writer: &search::Writer, number: usize, lesson: &Lesson) {
    let record = record(lesson);
    let material =
        Material { id: id(number), record: &record, quality: lesson.quality, own: true, changed: lesson.changed };
    writer.put(&material).expect("the index can be written");
}

pub fn fill(index: &SearchIndex, lessons: &[Lesson]) {
    let mut writer = index.writer(15_000_000).expect("there is no other writer");
    for (number, lesson) in lessons.iter().enumerate() {
        put(&writer, number, lesson);
    }
    writer.commit(i64::try_from(lessons.len()).expect("few lessons")).expect("the index can be written");
}

pub fn index(lessons: &[Lesson]) -> SearchIndex {
    let index = SearchIndex::in_memory(lexicon()).expect("memory can be had");
    fill(&index, lessons);
    index
}

pub fn titles(results: &Results) -> Vec<String> {
    results.hits.iter().map(|hit| hit.card.title.clone()).collect()
}

pub fn find(index: &SearchIndex, text: &str) -> Vec<String> {
    titles(&index.search(&Query::text(text)).expect("every text has an answer"))
}

/// A catalogue of a few lessons as teachers make them.
pub fn school() -> Vec<Lesson> {
    let mut lessons = vec![
        lesson("Breukensommen oefenen", "Oefenen met sommen op een getallenlijn.").with("Groep 6", "Rekenen"),
        lesson("Breuken", "Wat is een breuk? Een les over delen en helen.").with("Groep 5", "Rekenen"),
        lesson("Breuken vergelijken", "Leerlingen vergelijken breuken met stroken.").with("Groep 6", "Rekenen"),
        lesson("De gouden eeuw", "Een geschiedenisles over handel en schepen in de zeventiende eeuw.")
            .with("Groep 7", "Geschiedenis"),
        lesson("De Romeinen in Nederland", "Over de grens van het Romeinse rijk. Met musea in de buurt.")
            .with("Groep 6", "Geschiedenis"),
        lesson("Mediageletterdheid", "Nepnieuws herkennen in de klas, met foto’s en video’s.")
            .with("Havo 3", "Burgerschap"),
        lesson("De letter m", "Kinderen schrijven de letter m.").with("Groep 3", "Nederlands"),
        lesson("Mijn gezin", "Woorden over het gezin, voor nieuwkomers.").with("Groep 3", "Nederlands"),
        lesson("Een goede zin", "Zinnen maken met een werkwoord.").with("Groep 5", "Nederlands"),
        lesson("Fotosynthese", "Hoe planten zonlicht gebruiken. Proef: Coöperatief leren met één plantencel.")
            .with("Havo 3", "Biologie"),
        lesson("Burgerschap in de buurt", "Democratie dichtbij: <b>stemmen</b> & kiezen.")
            .with("Groep 8", "Burgerschap"),
        lesson("E-mail schrijven", "Een nette mail aan je docent.").with("Havo 3", "Nederlands"),
    ];
    for (number, lesson) in (0_i64..).zip(&mut lessons) {
        lesson.changed = 1_700_000_000_000 + number;
    }
    lessons
}

impl Lesson {
    pub fn with(mut self, level: &'static str, subject: &'static str) -> Self {
        self.levels.push(level);
        self.subjects.push(subject);
        self
    }
}
