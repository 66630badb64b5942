//! The command line: names and shapes are part of the contract, texts are Dutch.

use clap::{Arg, ArgAction, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Leerbron: open leermateriaal vinden, vertrouwen en hergebruiken.
#[derive(Parser)]
#[command(
    name = "leerbron",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(flatten)]
    pub options: Options,
    #[command(subcommand)]
    pub command: Command,
}

/// The command line as people see it: what clap says by itself is said in Dutch.
pub fn command() -> clap::Command {
    in_dutch(Cli::command())
}

fn in_dutch(command: clap::Command) -> clap::Command {
    let flag = |name, short, help| Arg::new(name).long(name).short(short).help(help).help_heading("Algemeen");
    command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("help", 'h', "Toon deze uitleg").action(ArgAction::Help))
        .arg(flag("version", 'V', "Toon de versie").action(ArgAction::Version))
        .subcommand_help_heading("Opdrachten")
        .mut_subcommands(in_dutch)
}

/// What every command takes; a flag goes before the environment, that before the file.
#[derive(Args, Clone, Debug, Default)]
pub struct Options {
    /// Map met de database, de zoekindex en de demo-accounts.
    #[arg(long, global = true, env = "LEERBRON_DATA", value_name = "MAP", help_heading = "Algemeen")]
    pub data: Option<PathBuf>,
    /// Adres van de database: sqlite:BESTAND of postgres://…
    #[arg(
        long,
        global = true,
        env = "LEERBRON_DATABASE",
        value_name = "ADRES",
        hide_env_values = true,
        help_heading = "Algemeen"
    )]
    pub database: Option<String>,
    /// Bestand met instellingen (TOML).
    #[arg(long, global = true, env = "LEERBRON_CONFIG", value_name = "BESTAND", help_heading = "Algemeen")]
    pub config: Option<PathBuf>,
    /// Wat er in het logboek komt, bijvoorbeeld info of store=debug.
    #[arg(long, global = true, env = "LEERBRON_LOG", value_name = "FILTER", help_heading = "Algemeen")]
    pub log: Option<String>,
    /// Vorm van het logboek.
    #[arg(long, global = true, env = "LEERBRON_LOG_FORMAT", value_name = "VORM", help_heading = "Algemeen")]
    pub log_format: Option<LogFormat>,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Regels voor mensen.
    Text,
    /// Eén JSON-object per regel.
    Json,
}

/// The form of an answer on standard output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Voor mensen.
    #[default]
    Text,
    /// Voor programma's.
    Json,
}

#[derive(Subcommand)]
pub enum Command {
    /// Start de website en de koppelvlakken.
    #[command(
        after_help = "Voorbeelden:\n  leerbron serve --demo\n  leerbron serve --listen 0.0.0.0:8080 --public-url https://leerbron.example"
    )]
    Serve(Serve),
    /// Beheer de accounts.
    #[command(subcommand)]
    User(User),
    /// Lees metadata in: bestanden, mappen, zipbestanden of een OAI-PMH-antwoord.
    #[command(
        after_help = "Voorbeelden:\n  leerbron import records/\n  leerbron import antwoord.xml levering.zip --format json\n\nEindstatus 1 als er een record is afgewezen."
    )]
    Import(Import),
    /// Haal metadata op bij een OAI-PMH-bron, en ga de volgende keer verder waar het gebleven was.
    #[command(
        after_help = "Voorbeelden:\n  leerbron harvest https://bron.example/oai --prefix lom\n  leerbron harvest http://127.0.0.1:8081/oai --allow-http --allow-private"
    )]
    Harvest(Harvest),
    /// Zoek in de catalogus.
    #[command(
        after_help = "Voorbeelden:\n  leerbron search \"breuken groep 6\"\n  leerbron search burgerschap --limit 5 --format json"
    )]
    Search(Search),
    /// Controleer lesmateriaal met het kwaliteitsmodel.
    #[command(
        after_help = "Voorbeelden:\n  leerbron check les.html\n  leerbron check les.docx --metadata les.xml --format json\n\nEindstatus 1 als een Basis-criterium niet gehaald is, 2 als een bestand niet te lezen is."
    )]
    Check(Check),
    /// Maak een back-up, ook terwijl de website draait.
    #[command(after_help = "Voorbeeld:\n  leerbron backup leerbron-2026-11-22.zip")]
    Backup {
        /// Waar de back-up komt.
        file: PathBuf,
    },
    /// Zet een back-up terug in een lege database, ook van het ene soort database naar het andere.
    #[command(after_help = "Voorbeeld:\n  leerbron restore leerbron-2026-11-22.zip --data nieuw")]
    Restore {
        /// De back-up.
        file: PathBuf,
    },
    /// Bewijs dat er achteraf niets veranderd is.
    #[command(subcommand)]
    Audit(Audit),
    /// Rangschik aanvragen, verdeel de plafonds en leg uit waarom.
    #[command(subcommand)]
    Round(Round),
    /// Bouw de zoekindex opnieuw op uit de database.
    #[command(
        after_help = "Voorbeeld:\n  leerbron reindex\n\nStop eerst de website: er kan maar één programma in de index schrijven."
    )]
    Reindex,
    /// Laat zien welke instellingen gelden en waar ze vandaan komen.
    #[command(after_help = "Voorbeeld:\n  leerbron config --config leerbron.toml")]
    Config {
        /// Vorm van het antwoord.
        #[arg(long, default_value = "text")]
        format: Format,
    },
    /// Schrijf aanvulling voor de opdrachtregel naar standaarduitvoer.
    #[command(after_help = "Voorbeeld:\n  leerbron completions bash > /etc/bash_completion.d/leerbron")]
    Completions {
        /// Voor welke opdrachtregel.
        shell: clap_complete::Shell,
    },
    /// Schrijf de handleiding (man page) naar standaarduitvoer.
    #[command(after_help = "Voorbeeld:\n  leerbron man > /usr/local/share/man/man1/leerbron.1")]
    Man,
}

#[derive(Args)]
pub struct Serve {
    /// Adres en poort waarop de website luistert.
    #[arg(long, env = "LEERBRON_LISTEN", value_name = "ADRES:POORT")]
    pub listen: Option<SocketAddr>,
    /// Vul een lege database met voorbeelden en maak een account per rol.
    #[arg(long)]
    pub demo: bool,
    /// Het adres waaronder bezoekers de website bereiken.
    #[arg(long, env = "LEERBRON_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Hoeveel eigen proxy's er voor de website staan.
    #[arg(long, env = "LEERBRON_PROXIES", value_name = "AANTAL")]
    pub proxies: Option<usize>,
    /// Wie er antwoordt op vragen over deze website.
    #[arg(long, env = "LEERBRON_ADMIN_EMAIL", value_name = "E-MAIL")]
    pub admin_email: Option<String>,
    /// Begrens inloggen en uploaden niet; alleen voor belastingproeven op deze machine.
    #[arg(long, hide = true)]
    pub no_limits: bool,
}

#[derive(Subcommand)]
pub enum User {
    /// Maak een account; zonder --password-stdin wordt een wachtwoord bedacht en getoond.
    #[command(after_help = "Voorbeeld:\n  leerbron user add --role beheerder anna")]
    Add {
        /// De naam waarmee iemand inlogt.
        name: String,
        /// De rol; vaker op te geven.
        #[arg(long, required = true, value_name = "ROL")]
        role: Vec<String>,
        /// Hoe iemand genoemd wil worden.
        #[arg(long, value_name = "NAAM")]
        display_name: Option<String>,
        /// Lees het wachtwoord van standaardinvoer.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Geef een account een sleutel voor de API; oudere sleutels vervallen.
    #[command(after_help = "Voorbeeld:\n  leerbron user token anna")]
    Token {
        /// De naam waarmee iemand inlogt.
        name: String,
    },
    /// Geef een account een ander wachtwoord en beëindig zijn sessies.
    Password {
        /// De naam waarmee iemand inlogt.
        name: String,
        /// Lees het wachtwoord van standaardinvoer.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Sluit een account af, of open het weer.
    Disable {
        /// De naam waarmee iemand inlogt.
        name: String,
        /// Open het account weer.
        #[arg(long)]
        undo: bool,
    },
    /// Toon de accounts.
    List {
        /// Vorm van het antwoord.
        #[arg(long, default_value = "text")]
        format: Format,
    },
}

#[derive(Args)]
pub struct Import {
    /// Bestanden, mappen, zipbestanden; - is standaardinvoer.
    #[arg(required = true, value_name = "PAD")]
    pub paths: Vec<PathBuf>,
    /// Naam van de bron, als het materiaal niet van onszelf is.
    #[arg(long, value_name = "NAAM")]
    pub source: Option<String>,
    /// Vorm van het antwoord.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Args)]
pub struct Harvest {
    /// Het OAI-PMH-adres van de bron.
    pub url: String,
    /// Alleen deze set.
    #[arg(long)]
    pub set: Option<String>,
    /// De vorm van de metadata bij de bron.
    #[arg(long, default_value = "lom")]
    pub prefix: String,
    /// Naam van de bron; standaard de naam van de server en de set.
    #[arg(long, value_name = "NAAM")]
    pub source: Option<String>,
    /// Sta http toe, zonder versleuteling.
    #[arg(long)]
    pub allow_http: bool,
    /// Sta adressen binnen het eigen netwerk toe.
    #[arg(long)]
    pub allow_private: bool,
    /// Begin opnieuw in plaats van verder te gaan.
    #[arg(long)]
    pub full: bool,
    /// Vorm van het antwoord.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

#[derive(Args)]
pub struct Search {
    /// Waarnaar je zoekt.
    pub query: String,
    /// Hoeveel resultaten hoogstens.
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
    /// Vorm van het antwoord.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Voor mensen.
    #[default]
    Text,
    /// Voor programma's.
    Json,
    /// Een webpagina.
    Html,
}

#[derive(Args)]
pub struct Check {
    /// Bestanden, mappen of zipbestanden; een map of zip is één les; - is standaardinvoer.
    #[arg(required = true, value_name = "PAD")]
    pub paths: Vec<PathBuf>,
    /// Vorm van het rapport.
    #[arg(long, default_value = "text")]
    pub format: ReportFormat,
    /// Waarvoor de controle is; maakt een ontbrekende licentie of metadata een tekort.
    #[arg(long, value_name = "DOEL")]
    pub scenario: Option<String>,
    /// Het metadatarecord van de les (NL LOM).
    #[arg(long, value_name = "BESTAND")]
    pub metadata: Option<PathBuf>,
    /// Beoordeel elk bestand in een map of zip apart.
    #[arg(long)]
    pub each: bool,
    /// Schrijf het rapport naar een bestand.
    #[arg(long, value_name = "BESTAND")]
    pub output: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum Audit {
    /// Reken alle ketens na.
    #[command(after_help = "Voorbeeld:\n  leerbron audit verify\n\nEindstatus 1 als er iets niet klopt.")]
    Verify {
        /// Vorm van het antwoord.
        #[arg(long, default_value = "text")]
        format: Format,
    },
}

#[derive(Subcommand)]
pub enum Round {
    /// Rangschik de aanvragen van een ronde en verdeel de twee plafonds.
    #[command(after_help = round_help::RANK)]
    Rank(RoundDocument),
    /// Toets één aanvraag aan alle regels.
    #[command(after_help = round_help::EVALUATE)]
    Evaluate {
        #[command(flatten)]
        document: RoundDocument,
        /// Welke aanvraag, als het document er meer heeft.
        #[arg(long, value_name = "ID")]
        application: Option<String>,
    },
    /// Verken hoe stevig de rangschikking is, met andere lezers en met elk beleid aan de grens.
    #[command(after_help = round_help::SIMULATE)]
    Simulate {
        #[command(flatten)]
        document: RoundDocument,
        /// Hoe vaak de lezers opnieuw worden getrokken.
        #[arg(long, default_value_t = 1000, value_name = "AANTAL")]
        resamples: u32,
        /// Waarmee de trekking begint; hetzelfde getal geeft hetzelfde antwoord.
        #[arg(long, default_value_t = 1, value_name = "GETAL")]
        seed: u64,
    },
    /// Verdeel de aanvragen over de leden van de commissie.
    #[command(after_help = round_help::ASSIGN)]
    Assign {
        /// De ronde.
        #[arg(long, default_value = "2024", value_name = "RONDE")]
        round: String,
        /// Het document; - is standaardinvoer.
        #[arg(value_name = "BESTAND")]
        file: PathBuf,
        /// Vorm van het antwoord.
        #[arg(long, default_value = "text")]
        format: Format,
    },
    /// Maak het dossier van een ronde, of speel een dossier na.
    #[command(after_help = round_help::DOSSIER)]
    Dossier {
        #[command(flatten)]
        document: RoundDocument,
        /// Waar het dossier komt (zip).
        #[arg(long, value_name = "BESTAND", required_unless_present = "replay")]
        output: Option<PathBuf>,
        /// Het moment dat in het dossier komt; standaard nu.
        #[arg(long, value_name = "MOMENT")]
        at: Option<jiff::Timestamp>,
        /// Lees een dossier, reken alles opnieuw uit en vergelijk elk byte.
        #[arg(long, conflicts_with_all = ["output", "at", "policy", "parameter"])]
        replay: bool,
    },
    /// Toon het JSON-schema van een document.
    #[command(after_help = round_help::SCHEMA)]
    Schema {
        /// Welk document.
        #[arg(default_value = "rank-input")]
        name: String,
    },
}

/// A document of a round and how to answer.
#[derive(Args)]
pub struct RoundDocument {
    /// De ronde.
    #[arg(long, default_value = "2024", value_name = "RONDE")]
    pub round: String,
    /// Wat er gebeurt met de aanvraag op de grens: partial, stop of skip.
    #[arg(long, value_name = "BELEID")]
    pub policy: Option<String>,
    /// Een andere waarde voor deze keer, zoals sufficient_total=6; vaker op te geven.
    #[arg(long, value_name = "NAAM=WAARDE")]
    pub parameter: Vec<String>,
    /// Het document; - is standaardinvoer.
    #[arg(value_name = "BESTAND")]
    pub file: PathBuf,
    /// Vorm van het antwoord.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Examples under `--help`.
mod round_help {
    pub const RANK: &str = r#"Voorbeelden:
  leerbron round rank --round 2024 ronde.json
  leerbron round rank --round 2024 --policy skip --parameter sufficient_total=6 --format json - < ronde.json

Een document:
  {"round":"2024","applications":[{"id":"a1","activity":"A",
    "applicant":{"kind":"school_authority","caribbean":false},
    "submitted_at":"2024-10-01T12:00:00+02:00","requested_cents":12000000,
    "themes":["duurzaamheid"],"contribution_declared":true,"complete":true,
    "scores":{"lid-1":{"1":8,"2":7,"3":7,"4":6,"5":9}}}]}

Het schema: leerbron round schema rank-input
Eindstatus 2 als het document geweigerd is; elk probleem staat er dan met zijn plaats."#;
    pub const EVALUATE: &str = r#"Voorbeelden:
  leerbron round evaluate --round 2024 --application a1 ronde.json
  leerbron round evaluate --round 2024 --format json feiten.json

Het document is dat van een ronde, of de volledige feiten van één aanvraag.
Eindstatus 1 als een regel niet is gehaald, 2 als het document geweigerd is."#;
    pub const SIMULATE: &str = r#"Voorbeeld:
  leerbron round simulate --round 2024 --resamples 10000 --seed 7 ronde.json

De uitkomst is een lijst voor het gesprek in de commissie, nooit een oordeel."#;
    pub const ASSIGN: &str = r#"Voorbeeld:
  leerbron round assign --round 2024 commissie.json

Een document:
  {"readers":3,"per_half_day":2,"members":[{"id":"lid-1"},{"id":"lid-2"},{"id":"lid-3"}],
   "applications":["a1","a2"],"conflicts":[{"member":"lid-1","application":"a2"}]}

Eindstatus 1 als het niet kan, 2 als het document geweigerd is."#;
    pub const DOSSIER: &str = r#"Voorbeelden:
  leerbron round dossier --round 2024 --output dossier.zip ronde.json
  leerbron round dossier --replay dossier.zip
  leerbron-verify dossier.zip

Eindstatus 1 als naspelen iets anders geeft."#;
    pub const SCHEMA: &str = r#"Voorbeelden:
  leerbron round schema rank-input
  leerbron round schema rank-output"#;
}
