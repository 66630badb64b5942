//! The effective configuration: flag before environment before file before default. The only
//! place that knows of environment variables (through `cli.rs`).

use crate::cli::{Command, LogFormat, Options, Serve};
use crate::exit::refuse;
use clap::ArgMatches;
use clap::parser::ValueSource;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// What a configuration file may hold. An unknown key is an error, so that a typing mistake
/// is never silently ignored.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    log: Option<String>,
    log_format: Option<LogFormat>,
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    proxies: Option<usize>,
    admin_email: Option<String>,
}

/// A value and where it comes from.
#[derive(Clone, Debug, Serialize)]
pub struct Setting<T> {
    pub value: T,
    pub origin: &'static str,
}

/// Everything that can be set, as it is.
#[derive(Clone, Debug, Serialize)]
pub struct Config {
    pub data: Setting<PathBuf>,
    pub database: Setting<String>,
    pub log: Setting<String>,
    pub log_format: Setting<LogFormat>,
    pub listen: Setting<SocketAddr>,
    pub public_url: Setting<String>,
    pub proxies: Setting<usize>,
    pub admin_email: Setting<String>,
}

impl Config {
    /// Joins flags, environment, file and defaults.
    pub fn effective(options: &Options, matches: &ArgMatches) -> anyhow::Result<Self> {
        let file = options.config.as_deref().map(read).transpose()?.unwrap_or_default();
        let serve = Layer { matches: matches.subcommand().map_or(matches, |(_, sub)| sub) };
        let flags = serve_flags(matches);
        let data = serve.pick("data", options.data.clone(), file.data, || PathBuf::from("data"));
        let embedded = || format!("sqlite:{}", data.value.join("leerbron.sqlite").display());
        let listen = serve.pick("listen", flags.listen, file.listen, || SocketAddr::from(([127, 0, 0, 1], 8080)));
        let own_address = || format!("http://{}", listen.value);
        let public_url = serve.pick("public_url", flags.public_url, file.public_url, own_address);
        Ok(Self {
            database: serve.pick("database", options.database.clone(), file.database, embedded),
            log: serve.pick("log", options.log.clone(), file.log, || "info".to_owned()),
            log_format: serve.pick("log_format", options.log_format, file.log_format, || LogFormat::Text),
            proxies: serve.pick("proxies", flags.proxies, file.proxies, || 0),
            admin_email: serve
                .pick("admin_email", flags.admin_email, file.admin_email, || "beheer@example.org".to_owned()),
            public_url: Setting { value: public_url.value.trim_end_matches('/').to_owned(), ..public_url },
            data,
            listen,
        })
    }

    /// The folder of the search index.
    pub fn index_directory(&self) -> PathBuf {
        self.data.value.join("index")
    }

    /// The database's address without its password, for people and logs.
    pub fn database_shown(&self) -> String {
        hide_password(&self.database.value)
    }
}

/// What `serve` was given, if that is the command.
#[derive(Default)]
struct ServeFlags {
    listen: Option<SocketAddr>,
    public_url: Option<String>,
    proxies: Option<usize>,
    admin_email: Option<String>,
}

fn serve_flags(matches: &ArgMatches) -> ServeFlags {
    use clap::FromArgMatches;
    match crate::cli::Cli::from_arg_matches(matches).map(|cli| cli.command) {
        Ok(Command::Serve(Serve { listen, public_url, proxies, admin_email, .. })) => {
            ServeFlags { listen, public_url, proxies, admin_email }
        }
        _ => ServeFlags::default(),
    }
}

struct Layer<'a> {
    matches: &'a ArgMatches,
}

impl Layer<'_> {
    fn pick<T>(
        &self,
        name: &'static str,
        given: Option<T>,
        file: Option<T>,
        default: impl FnOnce() -> T,
    ) -> Setting<T> {
        match (given, file) {
            (Some(value), _) => Setting { value, origin: self.origin(name) },
            (None, Some(value)) => Setting { value, origin: "bestand" },
            (None, None) => Setting { value: default(), origin: "standaard" },
        }
    }

    fn origin(&self, name: &'static str) -> &'static str {
        match self.matches.try_contains_id(name).ok().and_then(|_| self.matches.value_source(name)) {
            Some(ValueSource::EnvVariable) => "omgeving",
            _ => "opdrachtregel",
        }
    }
}

fn read(path: &Path) -> anyhow::Result<File> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| refuse(format!("{} is niet te lezen: {error}", path.display())))?;
    toml::from_str(&text).map_err(|error| refuse(format!("{} klopt niet: {error}", path.display())))
}

fn hide_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    match rest.split_once('@') {
        Some((who, place)) => format!("{scheme}://{}:***@{place}", who.split(':').next().unwrap_or_default()),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::hide_password;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(hide_password("postgres://a:geheim@h/d"), "postgres://a:***@h/d");
        assert_eq!(hide_password("sqlite:data/x"), "sqlite:data/x");
    }
}
