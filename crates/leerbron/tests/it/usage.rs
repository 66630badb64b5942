//! Wrong usage, settings and help.

use crate::program::{House, shown};

#[test]
fn wrong_usage_ends_with_64_and_help_with_0() {
    let house = House::sqlite();
    for arguments in [&["vlieg"][..], &["import"], &["serve", "--listen", "nergens"], &[]] {
        assert_eq!(house.run(arguments).status, 64, "{arguments:?}");
    }
    for command in [
        "serve",
        "user",
        "import",
        "harvest",
        "search",
        "check",
        "backup",
        "restore",
        "audit",
        "reindex",
        "config",
        "completions",
        "man",
    ] {
        let help = house.run(&[command, "--help"]);
        assert_eq!(help.status, 0);
        assert!(!help.out.is_empty());
    }
}

#[test]
fn every_command_that_takes_something_shows_an_example() {
    let house = House::sqlite();
    for command in [
        "serve",
        "import",
        "harvest",
        "search",
        "check",
        "backup",
        "restore",
        "reindex",
        "config",
        "completions",
        "man",
    ] {
        assert!(house.run(&[command, "--help"]).out.contains("Voorbeeld"), "{command}");
    }
}

#[test]
fn a_flag_goes_before_the_environment_and_that_before_the_file() {
    let house = House::sqlite();
    let file = house.write(
        "leerbron.toml",
        "data = \"uit-bestand\"\nlisten = \"127.0.0.1:9001\"\nadmin_email = \"a@example.org\"\n",
    );
    let mut command = house.command(&["config", "--format", "json", "--config", shown(&file)]);
    let settings = |output: std::process::Output| serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap();
    let from_environment = settings(command.env("LEERBRON_DATA", "uit-omgeving").output().unwrap());
    assert_eq!(
        (&from_environment["data"]["value"], &from_environment["data"]["origin"]),
        (&"uit-omgeving".into(), &"omgeving".into())
    );
    assert_eq!(
        (&from_environment["listen"]["value"], &from_environment["listen"]["origin"]),
        (&"127.0.0.1:9001".into(), &"bestand".into())
    );
    let from_flag = settings(house.command(&["config", "--format", "json", "--data", "uit-vlag"]).output().unwrap());
    assert_eq!(
        (&from_flag["data"]["value"], &from_flag["data"]["origin"]),
        (&"uit-vlag".into(), &"opdrachtregel".into())
    );
    assert_eq!(from_flag["listen"]["origin"], "standaard");
}

#[test]
fn a_typing_mistake_in_the_settings_is_an_error() {
    let house = House::sqlite();
    let file = house.write("leerbron.toml", "lisen = \"127.0.0.1:9001\"\n");
    let answer = house.run(&["config", "--config", shown(&file)]);
    assert_eq!(answer.status, 2);
    assert!(answer.err.contains("lisen"), "{}", answer.err);
}

#[test]
fn an_unreachable_database_ends_with_69() {
    let house = House::sqlite();
    let answer = house.run(&["user", "list", "--database", "postgres://niemand:geheim@127.0.0.1:1/niets"]);
    assert_eq!(answer.status, 69, "{}", answer.err);
    assert!(!answer.err.contains("geheim"), "a password is never shown: {}", answer.err);
}

#[test]
fn completions_and_the_man_page_know_every_command() {
    let house = House::sqlite();
    for shell in ["bash", "zsh", "fish"] {
        assert!(house.run(&["completions", shell]).out.contains("harvest"));
    }
    let manual = house.run(&["man"]).out;
    for command in ["IMPORT", "HARVEST", "CHECK", "BACKUP", "RESTORE"] {
        assert!(manual.contains(command), "{command}");
    }
}
