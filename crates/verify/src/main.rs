//! `leerbron-verify`: checks the certificate of an allocation from an exported dossier alone.

fn main() {}
