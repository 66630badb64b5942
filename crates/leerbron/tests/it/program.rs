//! Runs the real program on a data folder of its own, on each engine there is.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::time::Duration;

/// An installation that is thrown away with the test.
pub struct House {
    pub folder: tempfile::TempDir,
    database: Option<String>,
}

/// What a command answered.
pub struct Answer {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }
}

impl House {
    pub fn sqlite() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), database: None }
    }

    /// A house on each engine; PostgreSQL where `LEERBRON_TEST_POSTGRES` names a server.
    pub fn on_each_engine(test: impl Fn(&House)) {
        test(&Self::sqlite());
        let Ok(server) = std::env::var("LEERBRON_TEST_POSTGRES") else {
            assert!(std::env::var("LEERBRON_REQUIRE_POSTGRES").is_err(), "LEERBRON_TEST_POSTGRES must name a server");
            eprintln!("not run on PostgreSQL: LEERBRON_TEST_POSTGRES names no server");
            return;
        };
        test(&Self { folder: tempfile::tempdir().unwrap(), database: Some(new_database(&server)) });
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file beside the data and answers its path.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_leerbron"));
        command
            .args(arguments)
            .env_remove("LEERBRON_CONFIG")
            .env("LEERBRON_DATA", self.path("data"))
            .stdin(Stdio::null());
        if let Some(database) = &self.database {
            command.env("LEERBRON_DATABASE", database);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Answer {
        answer(self.command(arguments).output().unwrap())
    }

    /// Runs a command with something on its standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Answer {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        answer(child.wait_with_output().unwrap())
    }

    /// Starts the site and waits until it answers.
    pub fn serve(&self, extra: &[&str]) -> Server {
        let port = free_port();
        let listen = format!("127.0.0.1:{port}");
        let arguments: Vec<&str> =
            ["serve", "--listen", &listen, "--no-limits"].into_iter().chain(extra.iter().copied()).collect();
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.path("server.log")).unwrap();
        let child = self.command(&arguments).stdout(Stdio::null()).stderr(log).spawn().unwrap();
        let mut server = Server { child, port };
        for _ in 0..600 {
            if server.get("/readyz").is_some_and(|(status, _)| status == 200) {
                return server;
            }
            if let Some(status) = server.child.try_wait().unwrap() {
                panic!("the site stopped with {status}: {}", std::fs::read_to_string(self.path("server.log")).unwrap());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the site does not answer: {}", std::fs::read_to_string(self.path("server.log")).unwrap());
    }
}

fn answer(output: Output) -> Answer {
    Answer {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn new_database(server: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let name = format!("leerbron_program_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let sql = format!("CREATE DATABASE {name}");
    let status = Command::new("psql").args([server, "--quiet", "--command", &sql]).status().unwrap();
    assert!(status.success(), "psql cannot make a database");
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

/// A port that nothing listens on at this moment.
pub fn free_port() -> u16 {
    static LAST: AtomicU16 = AtomicU16::new(0);
    loop {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        if LAST.swap(port, Ordering::SeqCst) != port {
            return port;
        }
    }
}

/// A running site; it is killed with the test.
pub struct Server {
    child: Child,
    pub port: u16,
}

impl Server {
    /// Asks for a page; `None` when there is no answer.
    pub fn get(&self, path: &str) -> Option<(u16, String)> {
        self.request(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port))
            .map(|(status, _, body)| (status, body))
    }

    /// Sends a request as it stands and answers status, head and body.
    pub fn request(&self, request: &str) -> Option<(u16, String, String)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
        stream.write_all(request.as_bytes()).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        let body = if head.to_ascii_lowercase().contains("transfer-encoding: chunked") {
            unchunked(body)?
        } else {
            body.to_owned()
        };
        Some((status, head.to_owned(), body))
    }

    /// As `kill -9` does: the program gets no chance to do anything.
    pub fn kill_now(&self) {
        Command::new("kill").args(["-KILL", &self.child.id().to_string()]).status().unwrap();
    }

    /// Asks the program to stop and answers its exit status.
    pub fn stop(mut self) -> Option<i32> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A cut-off answer is no answer.
fn unchunked(mut body: &str) -> Option<String> {
    let mut out = String::new();
    loop {
        let (size, rest) = body.split_once("\r\n")?;
        let size = usize::from_str_radix(size.trim(), 16).ok()?;
        if size == 0 {
            return Some(out);
        }
        out.push_str(rest.get(..size)?);
        body = rest.get(size + 2..)?;
    }
}

/// A record of our own as NL LOM.
pub fn record(identifier: &str, title: &str) -> String {
    format!(
        r#"<lom xmlns="http://www.imsglobal.org/xsd/imsmd_v1p2"><general><title><langstring xml:lang="nl">{title}</langstring></title><catalogentry><catalog>URI</catalog><entry><langstring xml:lang="x-none">{identifier}</langstring></entry></catalogentry><language>nl</language></general><metametadata><metadatascheme>LOMv1.0</metadatascheme><metadatascheme>nl_lom_v1p0</metadatascheme></metametadata></lom>"#
    )
}

/// A path as an argument.
pub fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}
