//! The real program is killed, again and again, under load: nothing that was acknowledged is
//! lost, the chains verify, and index and store agree.
//!
//! `LEERBRON_KILLS` sets how often (6 by default); `docs/measurements.md` holds a run of 50.

use crate::program::{House, Server, record, shown};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What the program said it kept.
#[derive(Default)]
struct Acknowledged {
    notices: Mutex<Vec<String>>,
    titles: Mutex<Vec<String>>,
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let kills: u32 = std::env::var("LEERBRON_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(6);
    House::on_each_engine(|house| {
        let acknowledged = Acknowledged::default();
        let number = AtomicU32::new(0);
        for round in 0..kills {
            one_round(house, round, &acknowledged, &number);
        }
        compare(house, &acknowledged);
    });
}

/// Serves under load for a while that differs each time, and ends with `kill -9`.
fn one_round(house: &House, round: u32, acknowledged: &Acknowledged, number: &AtomicU32) {
    let server = house.serve(&[]);
    let stop = Arc::new(AtomicBool::new(false));
    let moment = Duration::from_millis(u64::from(150 + round * 137 % 900));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| report(&server, &stop, acknowledged, number));
        }
        scope.spawn(|| import(house, moment, acknowledged, number));
        std::thread::sleep(moment);
        stop.store(true, Ordering::SeqCst);
        server.kill_now();
    });
}

/// Sends notices; one that is answered with a receipt is acknowledged.
fn report(server: &Server, stop: &AtomicBool, acknowledged: &Acknowledged, number: &AtomicU32) {
    let Some((cookie, csrf)) = form(server) else { return };
    while !stop.load(Ordering::SeqCst) {
        let text = format!("melding nummer {}", number.fetch_add(1, Ordering::SeqCst));
        let body = format!("csrf={csrf}&soort=fout&tekst={}&email=", text.replace(' ', "+"));
        let request = format!(
            "POST /melden HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        if let Some((303, _, _)) = server.request(&request) {
            acknowledged.notices.lock().unwrap().push(text);
        }
    }
}

fn form(server: &Server) -> Option<(String, String)> {
    let (_, head, body) = server.request("GET /melden HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: "))?.split(';').next()?.to_owned();
    let csrf = body.split("name=\"csrf\" value=\"").nth(1)?.split('"').next()?.to_owned();
    Some((cookie, csrf))
}

/// Imports small batches; the last one is killed halfway like the server.
fn import(house: &House, moment: Duration, acknowledged: &Acknowledged, number: &AtomicU32) {
    let start = Instant::now();
    while start.elapsed() < moment {
        let titles: Vec<String> =
            (0..20).map(|_| format!("Onderwerp{}", number.fetch_add(1, Ordering::SeqCst))).collect();
        let folder = format!("lading/{}", titles[0]);
        for title in &titles {
            house.write(&format!("{folder}/{title}.xml"), record(&format!("urn:{title}"), title));
        }
        let mut child = house
            .command(&["import", shown(&house.path(&folder)), "--format", "json"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        loop {
            if let Some(status) = child.try_wait().unwrap() {
                if status.success() {
                    acknowledged.titles.lock().unwrap().extend(titles);
                }
                break;
            }
            if start.elapsed() >= moment {
                child.kill().unwrap();
                child.wait().unwrap();
                break;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

fn compare(house: &House, acknowledged: &Acknowledged) {
    let verify = house.run(&["audit", "verify", "--format", "json"]);
    assert_eq!(verify.status, 0, "{}", verify.out);
    let (notices, titles) = (acknowledged.notices.lock().unwrap(), acknowledged.titles.lock().unwrap());
    assert!(
        notices.len() > 5 && titles.len() >= 20,
        "there must have been load: {} notices, {} records",
        notices.len(),
        titles.len()
    );
    let backup = house.path("na-afloop.zip");
    assert_eq!(house.run(&["backup", shown(&backup)]).status, 0);
    let stored = table(&backup, "notice");
    for text in notices.iter() {
        assert!(stored.contains(&format!("\"{text}\"")), "{text} was acknowledged and is gone");
    }
    let everything = house.run(&["search", "", "--limit", "1", "--format", "json"]).json();
    let live = table(&backup, "record").lines().filter(|line| line.contains("false")).count();
    assert_eq!(everything["total"], live, "index and store do not agree");
    let lom = table(&backup, "record");
    for title in titles.iter() {
        assert!(lom.contains(&format!(">{title}<")), "{title} was acknowledged and is gone");
    }
    for title in titles.iter().step_by(1 + titles.len() / 20) {
        let found = house.run(&["search", title, "--limit", "1", "--format", "json"]).json();
        assert_eq!(found["hits"][0]["title"], **title, "{title} was acknowledged and is not found");
    }
}

fn table(backup: &std::path::Path, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(backup).unwrap()).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(&format!("{name}.jsonl")).unwrap(), &mut text).unwrap();
    text
}
