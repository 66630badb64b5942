//! The worked cases of `regulation/iol/scenarios`, run through the procedure.

use crate::builders::{day, facts, instant, round};
use base::{Money, SchoolYear};
use grant::application::{Application, SupplementRequest};
use grant::committee::shown;
use grant::facts::Facts;
use grant::fees::{Claim, largest_cost, statement};
use grant::obligations::{ActivityRecord, Deed, Evidence, Published, Status, Work, board};
use grant::payment::{convert, schedule, yearly_verdicts};
use grant::reports::{Period, interim_reports, talks};
use grant::rules::{Consequence, RULES, Standing, evaluate, standing};
use grant::terms::words::weekday_and_day;
use grant::terms::{Calendar, Suspension, Window, deadline, window};
use grant::verdict::FactValue;
use regulation::scenario::{Row, named};
use regulation::{ActivityCode, ApplicantKind, AspectFact, TermId};

fn rows(file: &str, section: &str) -> Vec<Row> {
    named(file).section(section).rows.clone()
}

/// `€ 33.333,33` in cents; `$ 0,51` likewise.
fn money(text: &str) -> Money {
    let digits = text.trim_start_matches(['€', '$', ' ']).replace('.', "");
    let (whole, cents) = digits.split_once(',').unwrap_or((&digits, "00"));
    Money::cents(whole.parse::<i64>().unwrap() * 100 + cents.parse::<i64>().unwrap())
}

fn activity(row: &Row) -> Option<ActivityCode> {
    match row.filled("activiteit") {
        Some("A") => Some(ActivityCode::A),
        Some("B") => Some(ActivityCode::B),
        _ => None,
    }
}

fn yes(text: &str) -> bool {
    match text {
        "ja" => true,
        "nee" => false,
        other => panic!("'{other}' is neither ja nor nee"),
    }
}

fn outcome(facts: &Facts) -> &'static str {
    match standing(&evaluate(facts, round())) {
        Standing::Rejected { .. } => "afgewezen",
        Standing::Incomplete { .. } => "aanvulling vragen",
        Standing::Refused { .. } => "geweigerd",
        Standing::Admissible { .. } => "in behandeling",
    }
}

/// The outcome, and that the rule that the row names is the one that decides, or is met.
fn assert_row(facts: &Facts, row: &Row) {
    assert_eq!(outcome(facts), row.cell("uitkomst"), "line {}", row.line);
    let verdicts = evaluate(facts, round());
    let verdict = verdicts.iter().find(|verdict| verdict.rule == row.cell("regel")).unwrap();
    assert_eq!(verdict.fails(), row.cell("uitkomst") != "in behandeling", "line {}", row.line);
}

#[test]
fn tijdvak() {
    for row in rows("tijdvak", "Ontvangst") {
        let mut facts = facts();
        facts.submitted_at.value = instant(row.cell("ontvangen"));
        assert_row(&facts, &row);
        let shown = window::for_people(*facts.submitted_at, round(), false);
        assert!(shown.contains(row.cell("tijd in Nederland")), "line {}: {shown}", row.line);
    }
}

#[test]
fn aanvrager() {
    for row in rows("aanvrager", "Soort aanvrager") {
        let mut facts = facts();
        facts.activities.value = activity(&row).into_iter().collect();
        facts.applicant_kind.value = Some(match row.cell("aanvrager") {
            "bevoegd gezag" => ApplicantKind::SchoolAuthority,
            "vakvereniging" => ApplicantKind::SubjectAssociation,
            "profielonderwijsorganisatie" => ApplicantKind::ProfileOrganisation,
            _ => ApplicantKind::Other,
        });
        facts.funded.value = row.filled("bekostigd").map(yes);
        assert_row(&facts, &row);
    }
    for row in rows("aanvrager", "Bijdrage aan het programma") {
        let mut facts = facts();
        facts.activities.value = activity(&row).into_iter().collect();
        facts.contribution_declared.value = yes(row.cell("bijdrage toegezegd"));
        assert_row(&facts, &row);
    }
}

#[test]
fn themas() {
    for row in rows("themas", "Thema’s en feiten") {
        let mut facts = facts();
        facts.activities.value = activity(&row).into_iter().collect();
        facts.themes.value = row.list("thema’s").map(str::to_owned).collect();
        assert_eq!(outcome(&facts), row.cell("uitkomst"), "line {}", row.line);
        let beside = shown(&facts, round());
        for (column, fact) in [("feit F", AspectFact::ListedThemes), ("feit G", AspectFact::NoListedTheme)] {
            let value = beside.iter().find(|shown| shown.fact == fact).map(|shown| shown.value.clone());
            let expected = row.filled(column).map(|cell| FactValue::Flag(yes(cell)));
            assert_eq!(value, expected, "line {}, {column}", row.line);
        }
    }
}

#[test]
fn bedrag() {
    for row in rows("bedrag", "Gevraagd en ten hoogste verleend") {
        let mut facts = facts();
        facts.requested.value = money(row.cell("gevraagd"));
        let verdicts = evaluate(&facts, round());
        let amount = verdicts.iter().find(|verdict| verdict.rule == row.cell("regel")).unwrap();
        assert_eq!(amount.fails(), yes(row.cell("verlaagd")), "line {}", row.line);
        let project = Money::cents(match amount.fact("granted_at_most_cents") {
            Some(FactValue::Integer(cents)) => *cents,
            other => panic!("{other:?}"),
        });
        let contribution = *round().amounts.contribution;
        assert_eq!(project, money(row.cell("project")), "line {}", row.line);
        assert_eq!(contribution, money(row.cell("programma")));
        assert_eq!(project + contribution, money(row.cell("samen")), "line {}", row.line);
    }
}

#[test]
fn volledigheid() {
    for row in rows("volledigheid", "Wat ontbreekt") {
        let mut facts = facts();
        facts.activities.value = [activity(&row).unwrap_or(ActivityCode::A)].into();
        if activity(&row) == Some(ActivityCode::B) {
            facts.develops_material.value = false;
        }
        match row.filled("ontbreekt") {
            None => {}
            Some("lead_applicant") => facts.parties.value[0].leads = false,
            Some("signatures") => facts.parties.value[0].signed = false,
            Some("three_school_years") => facts.plan_years.value.truncate(2),
            Some("school_years_match") => facts.budget.value[0].year = SchoolYear::parse("2030-2031").unwrap(),
            Some("design_steps") => facts.design_steps.value.clear(),
            Some("quality_approach") => facts.quality_approach.value = false,
            Some("project_leader_room") => facts.leader_has_room.value = false,
            Some(document) => assert!(facts.documents.value.remove(document), "line {}", row.line),
        }
        let verdicts = evaluate(&facts, round());
        let failing = RULES
            .iter()
            .zip(&verdicts)
            .find(|(rule, verdict)| verdict.fails() && rule.consequence == Consequence::NotConsidered);
        let (first, after) =
            if failing.is_some() { ("aanvulling vragen", "niet behandeld") } else { ("volledig", "volledig") };
        assert_eq!(
            (first, after),
            (row.cell("eerste onderzoek"), row.cell("na ongebruikte termijn")),
            "line {}",
            row.line
        );
        if let Some((_, verdict)) = failing {
            assert_eq!(verdict.rule, row.cell("regel"), "line {}", row.line);
        }
    }
}

#[test]
fn aanvullen() {
    for row in rows("volledigheid", "Eén keer aanvullen") {
        let filed = Application::Draft.submit(Window::of(round()), instant("2024-10-01T12:00:00Z")).unwrap();
        let sent_on = day("2024-11-11");
        let calendar = Calendar::of(&round().rest_days);
        let until = deadline(round().term(TermId::Supplement), sent_on, "gevraagd", &[], &calendar).last_day;
        let asked = filed.request_supplement(SupplementRequest { sent_on, until, missing: Vec::new() }).unwrap();
        let received = row.filled("aangevuld op").map(day);
        let supplemented = match received.map(|on| asked.clone().supplement(on)) {
            Some(Ok(supplemented)) if yes(row.cell("volledig na aanvulling")) => supplemented.accept(),
            Some(Ok(supplemented)) => supplemented.find_wanting(),
            Some(Err(_)) | None => asked.lapse(day("2024-11-26")),
        };
        let found = match supplemented.unwrap() {
            Application::Complete(_) => "te beoordelen",
            Application::NotConsidered(..) => "niet behandeld",
            other => panic!("line {}: {other:?}", row.line),
        };
        assert_eq!(found, row.cell("uitkomst"), "line {}", row.line);
    }
}

#[test]
fn termijnen() {
    let calendar = Calendar::of(&round().rest_days);
    let decision = |suspensions: &[Suspension]| {
        deadline(round().term(TermId::Decision), day("2024-11-02"), "het tijdvak sloot", suspensions, &calendar)
    };
    for row in rows("termijnen", "Laatste dag") {
        let id: TermId = serde_json::from_value(row.cell("termijn").into()).unwrap();
        let found = deadline(round().term(id), day(row.cell("gebeurtenis")), "het begon", &[], &calendar);
        assert_eq!(found.steps[1].day, day(row.cell("zonder opschuiven")), "line {}", row.line);
        assert_eq!(found.last_day, day(row.cell("laatste dag")), "line {}", row.line);
        assert!(weekday_and_day(found.last_day).starts_with(row.cell("weekdag")), "line {}", row.line);
    }
    for row in rows("termijnen", "Opschorting") {
        let given = |column| row.filled(column).map(day);
        let suspension = match (given("verzoek"), given("aangevuld"), given("laatste dag gegeven")) {
            (Some(asked), Some(answered), _) => Some(Suspension::supplemented(asked, answered)),
            (Some(asked), None, Some(until)) => Some(Suspension::lapsed(asked, until)),
            _ => None,
        };
        let days = suspension.map_or(0, Suspension::days).to_string();
        assert_eq!(days, row.cell("dagen stil"), "line {}", row.line);
        let found = decision(suspension.as_slice());
        assert_eq!(found.last_day, day(row.cell("laatste dag")), "line {}", row.line);
    }
    for row in rows("termijnen", "Is de beslissing op tijd") {
        assert_eq!(decision(&[]).is_met_on(day(row.cell("beslist op"))), yes(row.cell("op tijd")), "line {}", row.line);
    }
}

#[test]
fn betaling() {
    for row in rows("betaling", "Drie gelijke delen") {
        for part in schedule(money(row.cell("verleend")), round()) {
            assert_eq!(part.amount, money(row.cell(&part.year.to_string())), "line {}", row.line);
        }
    }
    for row in rows("betaling", "Plafond per jaar") {
        let number: usize = row.cell("volle aanvragen").parse().unwrap();
        let awards = vec![*round().amounts.application_max; number];
        assert_eq!(schedule(awards[0], round())[0].amount, money(row.cell("per aanvraag per jaar")));
        for verdict in yearly_verdicts(&awards, activity(&row).unwrap(), round()) {
            let ceiling = FactValue::Integer(money(row.cell("plafond per jaar")).in_cents());
            assert_eq!(verdict.fact("paid_cents"), Some(&ceiling), "line {}", row.line);
            assert_eq!((verdict.fails(), verdict.rule.as_ref()), (false, row.cell("regel")));
        }
    }
    for row in rows("betaling", "Caribisch Nederland") {
        let rate = row.cell("koers").replace(',', ".").parse().unwrap();
        let paid = convert(money(row.cell("deel")), rate, day("2025-06-02"), "bron", round()).paid;
        assert_eq!(paid, money(row.cell("betaald")), "line {}", row.line);
    }
}

#[test]
fn vergoedingen() {
    let committee = &round().committee;
    for row in rows("vergoedingen", "Dagdelen van een lid") {
        let number = |column: &str| row.cell(column).parse::<u32>().unwrap();
        let claim = Claim {
            member: "lid".to_owned(),
            half_days: ["introductie", "lezen", "advies"].map(number),
            travel: Vec::new(),
        };
        let statement = statement(&claim, committee);
        let paid: Vec<u32> = statement.lines.iter().map(|line| line.paid).collect();
        let expected = ["vergoed introductie", "vergoed lezen", "vergoed advies"].map(number);
        assert_eq!(paid, expected, "line {}", row.line);
        assert_eq!(paid.iter().sum::<u32>(), number("dagdelen"), "line {}", row.line);
        assert_eq!(statement.fees, money(row.cell("bedrag")), "line {}", row.line);
    }
    let now = largest_cost(committee, *committee.assessment_max);
    let before = largest_cost(committee, *committee.assessment_max_before);
    for row in rows("vergoedingen", "Kosten van de commissie") {
        let cost = match row.cell("wat") {
            "deze ronde" => now,
            "vorige ronde" => before,
            _ => now - before,
        };
        assert_eq!(cost, money(row.cell("kosten")), "line {}", row.line);
    }
}

fn work() -> Work {
    let published = Published {
        on: day("2027-02-01"),
        free: true,
        licence: Some("CC BY 4.0".into()),
        in_edurep_on: Some(day("2027-02-02")),
    };
    Work {
        title: "les".into(),
        version: "1".into(),
        is_material: true,
        published: Some(published),
        deed: None,
        assessed_on: None,
    }
}

fn judgement(obligation: &str, evidence: &Evidence) -> &'static str {
    let board = board(evidence, Period::proposed(round()), day("2028-08-01"), round());
    match board.iter().find(|row| row.obligation == obligation).unwrap().status {
        Status::Met => "voldaan",
        Status::Open => "open",
        Status::NeedsJudgement => "oordeel nodig",
        Status::Contradicted => "niet voldaan",
    }
}

fn with(work: Work) -> Evidence {
    Evidence { works: vec![work], ..Evidence::default() }
}

#[test]
fn verplichtingen_van_werken() {
    for row in rows("verplichtingen", "Licentie van ontwikkeld materiaal") {
        let mut work = work();
        work.published.as_mut().unwrap().licence = row.filled("licentie").map(str::to_owned);
        assert_eq!(judgement("free-for-all", &with(work)), row.cell("oordeel"), "line {}", row.line);
    }
    for row in rows("verplichtingen", "Beschikbaar en vindbaar") {
        let mut work = work();
        work.is_material = row.cell("soort resultaat") == "leermateriaal";
        work.published = work.published.filter(|_| yes(row.cell("gepubliceerd")));
        if let Some(published) = work.published.as_mut().filter(|_| !yes(row.cell("in Edurep"))) {
            published.in_edurep_on = None;
        }
        assert_eq!(judgement("free-for-all", &with(work)), row.cell("oordeel"), "line {}", row.line);
    }
    for row in rows("verplichtingen", "Overdracht van het auteursrecht") {
        let mut work = work();
        work.published.as_mut().unwrap().on = day(row.cell("licentie"));
        work.deed = row.filled("akte").map(|on| Deed {
            on: day(on),
            transferor: "bestuur".into(),
            transferee: "ontvanger".into(),
            publicly_funded: row.filled("ontvanger publiek gefinancierd").map(yes),
        });
        assert_eq!(judgement("copyright", &with(work)), row.cell("oordeel"), "line {}", row.line);
    }
    for row in rows("verplichtingen", "Kwaliteit") {
        let mut work = work();
        work.assessed_on = yes(row.cell("beoordeeld met het model")).then(|| day("2027-01-01"));
        assert_eq!(judgement("evidence-informed", &with(work)), row.cell("oordeel"), "line {}", row.line);
    }
}

#[test]
fn verplichtingen_in_de_tijd() {
    let period = Period::proposed(round());
    for row in rows("verplichtingen", "Periode") {
        let record = row.filled("eerste dag").map(|first| ActivityRecord {
            title: "activiteit".into(),
            period: Period { first: day(first), last: day(row.cell("laatste dag")) },
        });
        let evidence = Evidence { activities: record.into_iter().collect(), ..Evidence::default() };
        assert_eq!(judgement("period", &evidence), row.cell("oordeel"), "line {}", row.line);
    }
    for row in rows("verplichtingen", "Gesprekken en tussenrapportages") {
        let number = |column| row.cell(column).parse::<usize>().unwrap();
        let held = talks(period, &[], round()).into_iter().map(|due| due.from).take(number("gehouden gesprekken"));
        let reports = interim_reports(period, &[], round()).into_iter().map(|due| due.until);
        let evidence = Evidence {
            talks: held.collect(),
            interim_reports: reports.take(number("ingediende tussenrapportages")).collect(),
            ..Evidence::default()
        };
        assert_eq!(judgement("progress", &evidence), row.cell("oordeel"), "line {}", row.line);
    }
}
