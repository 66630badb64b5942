//! Tells the program the day on which it was built, which `/toegankelijkheid` shows.
//! `SOURCE_DATE_EPOCH` fixes it for a build that must come out byte for byte the same.

use std::process::Command;

fn main() {
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../../demo/lessen");
    let day = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => day(&["-u", "-d", &format!("@{seconds}"), "+%Y-%m-%d"]),
        Err(_) => day(&["-u", "+%Y-%m-%d"]),
    };
    println!("cargo:rustc-env=LEERBRON_BUILT={day}");
}

fn day(arguments: &[&str]) -> String {
    let output = Command::new("date").args(arguments).output();
    output
        .ok()
        .and_then(|output| String::from_utf8(output.stdout).ok())
        .map(|text| text.trim().to_owned())
        .unwrap_or_default()
}
