//! Property: however a catalogue changes while it is harvested, pages by key show every
//! record that stands still exactly once, show none twice in the same state, and leave the
//! harvester with the catalogue's own state.

use crate::support::{HOST, Memory, lom, repository};
use interop::oai::response::{self, Harvested};
use interop::oai::{Source, answer};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What happens between two pages.
#[derive(Clone, Debug)]
enum Act {
    Put(u8),
    Delete(u8),
    PutElsewhere(u8),
    Pass(u16),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (0_u8..40).prop_map(Act::Put),
        (0_u8..40).prop_map(Act::Delete),
        (0_u8..40).prop_map(Act::PutElsewhere),
        (0_u16..3000).prop_map(Act::Pass),
    ];
    proptest::collection::vec(act, 0..12)
}

fn carry_out(catalogue: &Memory, acts: &[Act], touched: &mut BTreeSet<String>) {
    for act in acts {
        match act {
            Act::Put(key) | Act::Delete(key) => {
                let deletes = matches!(act, Act::Delete(_));
                let key = key.to_string();
                let id = if deletes {
                    catalogue.delete(&Source::Own, &key)
                } else {
                    catalogue.put(&Source::Own, &key, lom(&key))
                };
                touched.insert(format!("oai:{HOST}:{id}"));
            }
            Act::PutElsewhere(key) => {
                catalogue.put(&Source::Harvested("ver".to_owned()), &key.to_string(), lom("ver"));
            }
            Act::Pass(milliseconds) => catalogue.pass(SignedDuration::from_millis(i64::from(*milliseconds))),
        }
    }
}

/// What a harvester remembers of the records it saw.
#[derive(Default)]
struct Harvester {
    state: BTreeMap<String, bool>,
    from: Option<String>,
}

struct Run {
    seen: BTreeMap<String, usize>,
    pages: usize,
}

impl Harvester {
    /// Harvests from the last date on, with `between` happening after each page.
    fn harvest(&mut self, catalogue: &Memory, page_size: usize, mut between: impl FnMut()) -> Run {
        let from = self.from.as_ref().map(|from| ("from".to_owned(), from.clone()));
        let mut arguments = vec![pair("verb", "ListRecords"), pair("metadataPrefix", "lom")];
        arguments.extend(from);
        let mut run = Run { seen: BTreeMap::new(), pages: 0 };
        let mut began = None;
        loop {
            let xml = block(answer(catalogue, &repository(page_size), &arguments)).unwrap();
            let mut response = response::read_with(xml.as_bytes(), pass_over);
            for item in response.by_ref() {
                let Harvested { identifier, deleted, .. } = item.unwrap();
                *run.seen.entry(identifier.clone()).or_default() += 1;
                self.state.insert(identifier, deleted);
            }
            let outcome = response.into_outcome();
            assert_eq!(outcome.faults, []);
            run.pages += 1;
            began = began.or(outcome.response_date);
            let Some(token) = outcome.token else { break };
            arguments = vec![pair("verb", "ListRecords"), pair("resumptionToken", &token)];
            between();
        }
        self.from = began;
        run
    }
}

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

fn pass_over(
    reader: &mut quick_xml::NsReader<&[u8]>,
    start: quick_xml::events::BytesStart<'_>,
) -> Result<(), quick_xml::Error> {
    reader.read_to_end(start.name()).map(|_| ())
}

fn block<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn tokens_list_every_record_while_records_change_underneath(
        page_size in 1_usize..9,
        start in acts(),
        rounds in proptest::collection::vec(acts(), 1..30),
    ) {
        let catalogue = Memory::new("2024-06-01T00:00:00.5Z".parse::<Timestamp>().unwrap());
        carry_out(&catalogue, &(0..25).map(Act::Put).collect::<Vec<_>>(), &mut BTreeSet::new());
        carry_out(&catalogue, &start, &mut BTreeSet::new());

        let before: BTreeSet<String> = catalogue.state(&Source::Own).keys().map(|id| format!("oai:{HOST}:{id}")).collect();
        let mut touched = BTreeSet::new();
        let mut rounds = rounds.into_iter();
        let mut harvester = Harvester::default();
        let mut changes = 0;
        let run = harvester.harvest(&catalogue, page_size, || {
            let acts = rounds.next().unwrap_or_default();
            changes += acts.len();
            carry_out(&catalogue, &acts, &mut touched);
        });

        for identifier in &before {
            let times = run.seen.get(identifier).copied().unwrap_or(0);
            if touched.contains(identifier) {
                prop_assert!(times >= 1, "{} was lost", identifier);
            } else {
                prop_assert_eq!(times, 1, "{} stood still", identifier);
            }
        }
        prop_assert!(run.seen.values().sum::<usize>() <= before.len() + changes, "a state was shown twice");
        prop_assert!(run.pages <= before.len() + changes);

        // Changes after the last page come with the next harvest, from the date of the first answer.
        for acts in rounds {
            carry_out(&catalogue, &acts, &mut touched);
        }
        harvester.harvest(&catalogue, page_size, || {});
        let state: BTreeMap<String, bool> =
            catalogue.state(&Source::Own).into_iter().map(|(id, (_, deleted))| (format!("oai:{HOST}:{id}"), deleted)).collect();
        prop_assert_eq!(&harvester.state, &state);
    }
}

#[test]
fn a_second_harvest_shows_only_what_changed() {
    let catalogue = Memory::new("2024-06-01T00:00:00Z".parse().unwrap());
    for key in 0..30 {
        catalogue.put(&Source::Own, &key.to_string(), lom("x"));
    }
    catalogue.pass(SignedDuration::from_secs(5));
    let mut harvester = Harvester::default();
    assert_eq!(harvester.harvest(&catalogue, 7, || {}).seen.len(), 30);
    catalogue.pass(SignedDuration::from_secs(5));
    let changed = catalogue.put(&Source::Own, "3", lom("y"));
    let deleted = catalogue.delete(&Source::Own, "4");
    let run = harvester.harvest(&catalogue, 7, || {});
    let expected: BTreeSet<String> = [changed, deleted].map(|id| format!("oai:{HOST}:{id}")).into();
    assert_eq!(run.seen.into_keys().collect::<BTreeSet<_>>(), expected);
    assert!(harvester.state[&format!("oai:{HOST}:{deleted}")]);
}

#[test]
fn what_left_the_window_of_until_ends_the_list() {
    let catalogue = Memory::new("2024-06-01T00:00:00Z".parse().unwrap());
    for key in 0..3 {
        catalogue.put(&Source::Own, &key.to_string(), lom("x"));
    }
    let arguments = [pair("verb", "ListRecords"), pair("metadataPrefix", "lom"), pair("until", "2024-06-01T00:00:00Z")];
    let xml = block(answer(&catalogue, &repository(2), &arguments)).unwrap();
    let token = response::outline(xml.as_bytes()).0.token.unwrap();
    catalogue.pass(SignedDuration::from_secs(1));
    catalogue.put(&Source::Own, "2", lom("y"));
    let xml =
        block(answer(&catalogue, &repository(2), &[pair("verb", "ListRecords"), pair("resumptionToken", &token)]))
            .unwrap();
    assert!(response::outline(xml.as_bytes()).0.has(interop::oai::Code::NoRecordsMatch), "{xml}");
}
