//! Backup, restore, verify, reindex and accounts from the command line, on each engine.

use crate::program::{House, record, shown};

#[test]
fn a_backup_made_while_serving_comes_back_with_index_and_chains() {
    House::on_each_engine(|house| {
        let path = house.write("les.xml", record("urn:1", "Bewaren"));
        assert_eq!(house.run(&["import", shown(&path)]).status, 0);
        let server = house.serve(&[]);
        let backup = house.path("back-up.zip");
        assert_eq!(house.run(&["backup", shown(&backup)]).status, 0);
        assert_eq!(server.stop(), Some(0));
        House::on_each_engine(|target| {
            let restored = target.run(&["restore", shown(&backup)]);
            assert_eq!(restored.status, 0, "{}", restored.err);
            assert_eq!(target.run(&["search", "bewaren", "--format", "json"]).json()["total"], 1);
            assert_eq!(target.run(&["audit", "verify"]).status, 0);
            let twice = target.run(&["restore", shown(&backup)]);
            assert_eq!(twice.status, 2, "{}", twice.err);
        });
    });
}

#[test]
fn the_index_can_be_thrown_away() {
    let house = House::sqlite();
    let folder = house.path("records");
    for number in 0..60 {
        house.write(&format!("records/{number}.xml"), testkit::records::generate(3, number));
    }
    house.run(&["import", shown(&folder)]);
    let before = house.run(&["search", "les", "--format", "json"]).json();
    std::fs::remove_dir_all(house.path("data/index")).unwrap();
    assert_eq!(house.run(&["search", "les", "--format", "json"]).json(), before);
    assert_eq!(house.run(&["reindex"]).status, 0);
    assert_eq!(house.run(&["search", "les", "--format", "json"]).json(), before);
}

#[test]
fn accounts_are_made_listed_and_closed() {
    House::on_each_engine(|house| {
        let made = house.run_with_input(
            &["user", "add", "anna", "--role", "beheerder", "--password-stdin"],
            b"een lange zin als wachtwoord\n",
        );
        assert_eq!(made.status, 0, "{}", made.err);
        assert_eq!(house.run(&["user", "add", "anna", "--role", "maker"]).status, 2);
        assert_eq!(house.run(&["user", "add", "bert", "--role", "koning"]).status, 2);
        assert_eq!(house.run(&["user", "token", "anna"]).out.trim().len(), 64);
        assert_eq!(house.run(&["user", "disable", "anna"]).status, 0);
        let list = house.run(&["user", "list", "--format", "json"]).json();
        assert_eq!(
            (&list[0]["name"], &list[0]["roles"][0], &list[0]["disabled"]),
            (&"anna".into(), &"beheerder".into(), &true.into())
        );
    });
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let house = House::sqlite();
    assert_eq!(house.run(&["user", "list"]).status, 0);
    let sql = "INSERT INTO schema_version (version, name) VALUES (999, 'later')";
    let done = std::process::Command::new("python3")
        .args(["-c", "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"])
        .args([shown(&house.path("data/leerbron.sqlite")), sql])
        .status();
    if !done.is_ok_and(|status| status.success()) {
        eprintln!("not run: python3 is needed to make a newer database");
        return;
    }
    let answer = house.run(&["user", "list"]);
    assert_eq!(answer.status, 69, "{}", answer.err);
    assert!(answer.err.contains("nieuwere programma"), "{}", answer.err);
}
