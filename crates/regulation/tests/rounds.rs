//! The rounds as the program carries them: they load, their citations lead somewhere, their sums agree.

use base::{Citation, Money};
use jiff::{Timestamp, civil::date};
use regulation::{
    ActivityCode, AmbiguityId, ApplicantKind, Basis, HolidayRule, Law, Length, LinePolicy, Outline, Round, RoundError,
    TermId, law::Wording, outline::Fact, round::ActivityKind,
};

const ROUND: &str = include_str!("../../../regulation/iol/2024.toml");
const AMBIGUITIES: &str = include_str!("../../../regulation/iol/onduidelijkheden.toml");

fn round() -> &'static Round {
    Round::get("2024").unwrap_or_else(|error| panic!("{error}"))
}

/// The problems of a round with one change.
fn problems_with(old: &str, new: &str) -> String {
    assert!(ROUND.contains(old), "the file no longer says {old}");
    let law = Law::get().expect("the wording loads");
    Round::read(&ROUND.replacen(old, new, 1), AMBIGUITIES, law).expect_err("the change must be refused").to_string()
}

#[test]
fn the_money_of_2024_is_that_of_the_articles() {
    let round = round();
    assert_eq!(*round.ceilings.total, Money::euros(2_430_000));
    assert_eq!(**round.ceiling(ActivityCode::A), Money::euros(1_350_000));
    assert_eq!(**round.ceiling(ActivityCode::B), Money::euros(1_080_000));
    assert_eq!(*round.amounts.project_max, Money::euros(120_000));
    assert_eq!(*round.amounts.contribution, Money::euros(15_000));
    assert_eq!(*round.ceilings.policy, LinePolicy::Partial);
    assert_eq!(round.amounts.project_max.article, Citation::of("14d(1)"));
    assert_eq!(round.amounts.project_max.basis, Basis::Article);
    assert_eq!(round.amounts.application_max.basis, Basis::Note);
    assert_eq!(round.scores.highest.basis, Basis::Assumption);
}

#[test]
fn ten_and_eight_full_awards_fill_the_ceilings_and_their_years() {
    let round = round();
    for (code, awards) in [(ActivityCode::A, 10), (ActivityCode::B, 8)] {
        let full: Money = (0..awards).map(|_| *round.amounts.application_max).sum();
        assert_eq!(full, **round.ceiling(code));
    }
    let (part, cents) = round.amounts.application_max.divided(3);
    assert_eq!((part, cents), (Money::euros(45_000), Money::ZERO));
}

#[test]
fn the_window_is_that_of_the_clock_in_amsterdam() {
    let window = &round().window;
    assert_eq!(window.opens_at(), "2024-09-17T22:00:00Z".parse::<Timestamp>().unwrap());
    assert_eq!(window.closes_at(), "2024-11-02T23:00:00Z".parse::<Timestamp>().unwrap());
    assert!(window.contains("2024-11-02T22:59:59.999Z".parse().unwrap()));
    assert!(!window.contains("2024-11-02T23:00:00Z".parse().unwrap()));
    assert!(!window.contains("2024-09-17T21:59:59Z".parse().unwrap()));
}

#[test]
fn frameworks_have_the_requirements_of_the_annex() {
    let letters = |code| {
        let framework = &round().activity(code).framework;
        framework.criteria.iter().map(|criterion| criterion.aspects.len()).collect::<Vec<_>>()
    };
    assert_eq!(letters(ActivityCode::A), [7, 6, 4, 3, 2]);
    assert_eq!(letters(ActivityCode::B), [5, 5, 6, 2, 2]);
    let framework = &round().activity(ActivityCode::A).framework;
    assert_eq!(framework.criteria.iter().map(|criterion| *criterion.weight).collect::<Vec<_>>(), [30, 25, 20, 15, 10]);
    let reuse = &framework.criterion(1).unwrap().aspects[4];
    assert_eq!((reuse.letter, reuse.citation.as_str()), ('E', "bijlage 2.1(1)(E)"));
    assert!(reuse.text.starts_with("Aanvragen waarbij al ontwikkeld open leermateriaal wordt hergebruikt"));
    assert!(reuse.fact.is_some());
}

#[test]
fn applicants_differ_between_the_activities() {
    let kinds = |code| round().activity(code).applicants.iter().map(|kind| **kind).collect::<Vec<_>>();
    assert_eq!(kinds(ActivityCode::B), [ApplicantKind::SchoolAuthority]);
    assert_eq!(kinds(ActivityCode::A).len(), 3);
    assert!(!kinds(ActivityCode::A).contains(&ApplicantKind::Other));
}

#[test]
fn themes_are_the_eight_of_the_article() {
    let themes = &round().themes;
    assert_eq!(themes.len(), 8);
    for (place, theme) in themes.iter().enumerate() {
        assert_eq!(theme.citation.to_string(), format!("14a(2)(a)({})", place + 1));
    }
    assert!(round().theme("begaafdheid").unwrap().text.contains("begaafdheid"));
    assert!(round().theme("eigen:iets").is_none());
}

#[test]
fn obligations_follow_the_article_and_the_chapter_it_adds_to() {
    let citations: Vec<_> = round().obligations.iter().map(|duty| duty.citation.to_string()).collect();
    assert_eq!(citations, ["Kaderregeling 5", "14g(a)", "14g(b)", "14g(c)", "14g(d)", "14g(e)"]);
    assert_eq!(round().law.paragraph(&Citation::of("Kaderregeling 5")).unwrap().wording, Wording::NotAvailable);
}

#[test]
fn terms_and_rest_days_are_there() {
    assert_eq!(*round().term(TermId::Decision).length, Length::Weeks(22));
    assert_eq!(*round().term(TermId::Determination).length, Length::Weeks(22));
    assert_eq!(*round().term(TermId::Objection).length, Length::Weeks(6));
    let fixed = HolidayRule::Fixed { month: 5, day: 5 };
    assert!(round().rest_days.holidays.iter().any(|holiday| *holiday.on == fixed));
    assert_eq!(round().rest_days.holidays.len(), 9);
    assert_eq!(round().school_years.last().unwrap().last_day(), date(2028, 7, 31));
}

#[test]
fn every_ambiguity_is_listed_and_found_from_what_leans_on_it() {
    let round = round();
    let ids: Vec<_> = round.ambiguities.iter().map(|ambiguity| ambiguity.id.as_str().to_owned()).collect();
    assert_eq!(ids, (1..=26).map(|number| format!("I-{number:02}")).collect::<Vec<_>>());
    let threshold = Citation::of("14f(4)");
    let found: Vec<_> = round.ambiguities_at(&threshold).map(|ambiguity| ambiguity.id.as_str()).collect();
    assert_eq!(found, ["I-06"]);
    assert_eq!(round.scores.sufficient_total.ambiguity, Some(AmbiguityId("I-06".to_owned())));
    assert!(round.ambiguity(&AmbiguityId("I-06".to_owned())).unwrap().mention);
    for ambiguity in &round.ambiguities {
        let words = ambiguity.articles.iter().filter_map(|article| round.law.paragraph(article));
        let quoted = ambiguity.excerpt.is_empty()
            || words.into_iter().any(|paragraph| paragraph.text.contains(&ambiguity.excerpt));
        assert!(quoted, "{}: no cited paragraph says “{}”", ambiguity.id.as_str(), ambiguity.excerpt);
    }
}

#[test]
fn a_citation_that_leads_nowhere_does_not_load() {
    assert!(problems_with("article = \"14d(1)\"", "article = \"14d(9)\"").contains("14d(9) is no paragraph"));
    assert!(problems_with("article = \"14d(1)\"", "article = \"lid 1 van 14d\"").contains("is no citation"));
}

#[test]
fn sums_that_do_not_agree_do_not_load() {
    for (old, new, problem) in [
        ("value = 1_350_000_00", "value = 1_340_000_00", "the ceilings of A and B against the total"),
        ("value = 135_000_00", "value = 130_000_00", "project and contribution"),
        ("value = 5_000_00", "value = 4_000_00", "the contribution of every school year"),
        ("value = 450_000_00", "value = 400_000_00", "the yearly parts"),
        ("value = 30, article = \"bijlage 2.2(1)\"", "value = 31, article = \"bijlage 2.2(1)\"", "add up to 101"),
        ("value = 22_360_00", "value = 22_361_00", "half-days against the cost"),
        ("value = 215_00", "value = 210_00", "members times fee"),
        ("id     = \"appeal\"", "id     = \"objection\"", "the term Appeal stands 0 times"),
        ("ambiguity = \"I-08\"", "ambiguity = \"I-88\"", "there is no ambiguity I-88"),
        (
            "article = \"14c(2)\" }",
            "article = \"14c(2)\", ambiguity = \"I-22\" }",
            "I-22: its values leave out window.outside",
        ),
        ("[amounts]", "[amounts_of_money]", "amounts"),
        ("\"Europe/Amsterdam\"", "\"Europe/Amsterdan\"", "there is no such time zone"),
    ] {
        let problems = problems_with(old, new);
        assert!(problems.contains(problem), "{new}: {problems}");
    }
}

#[test]
fn an_assumption_says_why_and_a_ground_is_no_stronger_than_its_citation() {
    let bare = "transferable = { value = false, article = \"14b\", basis = \"assumption\" }\npolicy";
    let start = ROUND.find("transferable = ").unwrap();
    let line = &ROUND[start..start + ROUND[start..].find("policy").unwrap() + "policy".len()];
    assert!(problems_with(line, bare).contains("neither an ambiguity nor a reason"));
    let stronger = "article = \"toelichting 14d(3)\", basis = \"article\", ambiguity = \"I-26\"";
    assert!(problems_with("article = \"toelichting 14d(3)\", ambiguity = \"I-26\"", stronger).contains("not a ground"));
}

#[test]
fn a_fraction_or_an_unknown_value_is_refused() {
    assert!(
        problems_with("value = 10, article = \"Instellingsbesluit 8(3)(2)\"", "value = 10.5, article = \"14c(1)\"")
            .contains("invalid type")
    );
    assert!(problems_with("[amounts]", "[amounts]\nbonus = { value = 1, article = \"14d(1)\" }").contains("bonus"));
}

#[test]
fn the_letters_of_the_activities_were_swapped_between_the_rounds() {
    let before = Outline::get("2023").unwrap_or_else(|error| panic!("{error}"));
    for code in ActivityCode::ALL {
        assert_ne!(before.activity(code), Some(*round().activity(code).kind));
    }
    assert_eq!(before.activity(ActivityCode::A), Some(ActivityKind::Implement));
    assert_eq!(before.project_max.known(), Some(&*round().amounts.project_max));
    assert_eq!(before.assessment_max.known(), Some(&*round().committee.assessment_max_before));
    assert_eq!(before.committee_cost_max.known(), Some(&*round().committee.cost_max_before));
    assert_ne!(before.school_years.known(), Some(&*round().school_years));
    assert!(matches!(before.ceiling, Fact::Unknown { .. }));
}

#[test]
fn a_round_that_is_not_known_enough_is_not_applied() {
    let Err(RoundError::Incomplete { name, missing }) = Round::get("2023") else { panic!("2023 must not load") };
    assert_eq!(name, "2023");
    assert_eq!(missing, ["activities_per_application", "first_day", "ceiling", "weights", "sufficient"]);
    assert_eq!(Round::get("2022").unwrap_err(), RoundError::Unknown { name: "2022".to_owned() });
}

#[test]
fn an_outline_entry_is_known_or_says_why_not() {
    let text = include_str!("../../../regulation/iol/2023.toml");
    for (old, new) in [
        ("weights    = { unknown = true, ", "weights    = { value = [100], unknown = true, "),
        ("found = \"pagina van de uitvoerder over de ronde\"", "reason = \"\""),
        ("toelichting algemeen(4)", "toelichting algemeen(40)"),
    ] {
        assert!(text.contains(old));
        assert!(Outline::read(&text.replacen(old, new, 1), Law::get().unwrap()).is_err(), "{new}");
    }
}
