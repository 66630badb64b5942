//! A harvest against repositories that behave, and ones that do not.

use crate::server::{Server, answer};
use outside::harvest::{Harvest, HarvestError, Patience, Step};
use outside::{Fetcher, Policy};
use std::time::Duration;

const PATIENCE: Patience = Patience { attempts: 3, first: Duration::from_millis(1), longest: Duration::from_millis(5) };

fn fetcher() -> Fetcher {
    Fetcher::new(Policy {
        allow_http: true,
        allow_private: true,
        timeout: Duration::from_secs(20),
        ..Policy::default()
    })
}

fn oai(body: &str) -> Vec<u8> {
    let xml = format!(
        "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2024-05-06T07:08:09Z</responseDate>{body}</OAI-PMH>"
    );
    answer("200 OK", "content-type: text/xml\r\n", xml.as_bytes())
}

fn error(code: &str) -> Vec<u8> {
    oai(&format!("<error code=\"{code}\">reden</error>"))
}

fn page(ids: &[&str], token: Option<&str>) -> Vec<u8> {
    let record = |id: &&str| format!("<record><header><identifier>{id}</identifier></header></record>");
    let token = token.map(|token| format!("<resumptionToken>{token}</resumptionToken>")).unwrap_or_default();
    oai(&format!("<ListRecords>{}{token}</ListRecords>", ids.iter().map(record).collect::<String>()))
}

async fn next(harvest: &Harvest) -> Result<Step, HarvestError> {
    harvest.next(&fetcher(), &PATIENCE).await
}

/// Harvests to the end, storing the state as text after each page as a caller would.
async fn run(harvest: Harvest) -> Result<(Harvest, Vec<usize>), HarvestError> {
    let mut stored = serde_json::to_string(&harvest).unwrap();
    let mut records = Vec::new();
    loop {
        let step = next(&serde_json::from_str(&stored).unwrap()).await?;
        stored = serde_json::to_string(&step.next).unwrap();
        records.push(step.records);
        if step.last {
            return Ok((step.next, records));
        }
    }
}

#[tokio::test]
async fn a_whole_harvest_and_the_next_one() {
    for (granularity, from) in [("YYYY-MM-DDThh:mm:ssZ", "2024-05-06T07%3A08%3A09Z"), ("YYYY-MM-DD", "2024-05-06")] {
        let server = Server::start(move |target, number| match number {
            1 => page(&["a", "b"], Some("t|1 &amp;")),
            2 => page(&["c"], Some("")),
            _ if target.contains("Identify") => {
                oai(&format!("<Identify><granularity>{granularity}</granularity></Identify>"))
            }
            _ => error("noRecordsMatch"),
        })
        .await;
        let (done, records) =
            run(Harvest::new(&format!("{}/oai?key=1", server.url), Some("a:b"), "lom")).await.unwrap();
        assert_eq!(records, [2, 1]);
        assert_eq!((done.from.as_deref(), done.token.as_deref()), (Some("2024-05-06T07:08:09Z"), None));
        let (again, records) = run(done.clone()).await.unwrap();
        assert_eq!((again, records), (done, vec![0]));
        assert_eq!(
            server.targets(),
            [
                "/oai?key=1&verb=ListRecords&metadataPrefix=lom&set=a%3Ab".to_owned(),
                "/oai?key=1&verb=ListRecords&resumptionToken=t%7C1+%26".to_owned(),
                "/oai?key=1&verb=Identify".to_owned(),
                format!("/oai?key=1&verb=ListRecords&metadataPrefix=lom&from={from}&set=a%3Ab"),
            ]
        );
    }
}

#[tokio::test]
async fn a_busy_server_is_asked_again_and_a_stubborn_one_is_not() {
    let server = Server::start(|_, number| match number {
        1 => answer("503 Service Unavailable", "retry-after: 0\r\n", b""),
        2 => answer("429 Too Many Requests", "retry-after: Sun, 06 Nov 1994 08:49:37 GMT\r\n", b""),
        _ => page(&["a"], None),
    })
    .await;
    assert_eq!(run(Harvest::new(&server.url, None, "lom")).await.unwrap().1, [1]);
    assert_eq!(server.targets().len(), 3);

    let server = Server::start(|_, _| answer("503 Service Unavailable", "retry-after: 86400\r\n", b"")).await;
    let result = next(&Harvest::new(&server.url, None, "lom")).await;
    assert!(matches!(result, Err(HarvestError::Status { status: 503, attempts: 3 })), "{result:?}");

    let server = Server::start(|_, _| answer("500 Internal Server Error", "", b"oeps")).await;
    let result = next(&Harvest::new(&server.url, None, "lom")).await;
    assert!(matches!(result, Err(HarvestError::Status { status: 500, attempts: 1 })), "{result:?}");
}

#[tokio::test]
async fn a_token_that_is_no_longer_known_begins_the_list_anew() {
    let server = Server::start(|_, number| match number {
        1 => page(&["a"], Some("t1")),
        2 => error("badResumptionToken"),
        3 => page(&["a"], Some("t2")),
        _ => page(&["b"], None),
    })
    .await;
    let (done, records) = run(Harvest::new(&server.url, None, "lom")).await.unwrap();
    assert_eq!((records, done.restarts), (vec![1, 1, 1], 0));

    // A repository that never knows its own tokens, and one that never gets further.
    let forgetful = |target: &str, _| {
        if target.contains("resumption") { error("badResumptionToken") } else { page(&["a"], Some("t")) }
    };
    let server = Server::start(forgetful).await;
    assert!(matches!(run(Harvest::new(&server.url, None, "lom")).await, Err(HarvestError::Endless)));
    let server = Server::start(|_, _| page(&["a"], Some("t"))).await;
    assert!(matches!(run(Harvest::new(&server.url, None, "lom")).await, Err(HarvestError::Endless)));
}

#[tokio::test]
async fn what_goes_wrong_leaves_the_state_as_it_was() {
    let cut =
        |_: &str, _| answer("200 OK", "", b"<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><ListRecords>");
    let server = Server::start(cut).await;
    assert!(matches!(next(&Harvest::new(&server.url, None, "lom")).await, Err(HarvestError::Unreadable(_))));

    let server = Server::start(|_, _| answer("200 OK", "content-type: text/html\r\n", b"<html></html>")).await;
    assert!(matches!(next(&Harvest::new(&server.url, None, "lom")).await, Err(HarvestError::Unreadable(_))));

    // Errors count also when they come with a status of their own.
    let server = Server::start(|_, _| {
        let good = error("cannotDisseminateFormat");
        [b"HTTP/1.1 400 Bad Request".as_slice(), &good[15..]].concat()
    })
    .await;
    let result = next(&Harvest::new(&server.url, None, "lom")).await;
    assert!(
        matches!(&result, Err(HarvestError::Refused { code, .. }) if code == "cannotDisseminateFormat"),
        "{result:?}"
    );
}

#[tokio::test]
async fn one_bad_record_does_not_stop_a_harvest() {
    let server = Server::start(|_, _| oai("<ListRecords><record><a></record><record><header><identifier>b</identifier></header></record></ListRecords>")).await;
    assert_eq!(run(Harvest::new(&server.url, None, "lom")).await.unwrap().1, [2]);
}

#[test]
fn a_harvest_can_run_on_any_thread() {
    fn on_any_thread<T: Send>(_: T) {}
    on_any_thread(Harvest::new("", None, "lom").next(&fetcher(), &PATIENCE));
}
