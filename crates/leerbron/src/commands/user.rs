//! `leerbron user …`: accounts from the command line of the machine.

use super::answer;
use crate::cli::{Format, User};
use crate::config::Config;
use crate::exit::{Exit, refuse};
use crate::house;
use identity::{Role, Token, password, token};
use std::io::Read;
use store::{Account, Actor, Chain, NewAccount, Store};

/// Carries out one of the account commands.
pub async fn run(command: User, config: &Config) -> anyhow::Result<Exit> {
    let store = house::store(config).await?;
    match command {
        User::Add { name, role, display_name, password_stdin } => {
            let password = password(password_stdin)?;
            add(&store, &name, display_name.as_deref().unwrap_or(&name), &roles(&role)?, &password).await?;
            if !password_stdin {
                answer(&password);
                eprintln!("Account {name} gemaakt. Het wachtwoord hierboven wordt maar één keer getoond.");
            }
        }
        User::Password { name, password_stdin } => {
            let account = find(&store, &name).await?;
            let password = password(password_stdin)?;
            let hash = hash(&password)?;
            let mut write = store.begin(Chain::House, Actor::CommandLine).await?;
            write.set_password(account.id, hash).await?;
            write.commit("account").await?;
            if !password_stdin {
                answer(&password);
            }
        }
        User::Token { name } => answer(&new_token(&store, &name).await?),
        User::Disable { name, undo } => {
            let account = find(&store, &name).await?;
            let mut write = store.begin(Chain::House, Actor::CommandLine).await?;
            write.set_disabled(account.id, !undo).await?;
            write.commit("account").await?;
        }
        User::List { format } => list(&store.accounts().await?, format)?,
    }
    Ok(Exit::Done)
}

/// Makes an account.
pub async fn add(store: &Store, name: &str, display_name: &str, roles: &[Role], password: &str) -> anyhow::Result<()> {
    let account = NewAccount {
        name: name.to_owned(),
        display_name: display_name.to_owned(),
        roles: roles.to_vec(),
        password_hash: hash(password)?,
    };
    let mut write = store.begin(Chain::House, Actor::CommandLine).await?;
    write.add_account(account).await?;
    write.commit("account").await?;
    Ok(())
}

/// A password that nobody has to remember long: 26 letters and digits.
pub fn invent_password() -> anyhow::Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes: [u8; 26] = token::random().map_err(anyhow::Error::new)?;
    Ok(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect())
}

/// The argon2id hash of a password.
pub fn hash(password: &str) -> anyhow::Result<String> {
    let salt: [u8; 16] = token::random().map_err(anyhow::Error::new)?;
    password::hash(password, &salt).map_err(|problem| refuse(problem.to_string()))
}

async fn new_token(store: &Store, name: &str) -> anyhow::Result<String> {
    let account = find(store, name).await?;
    let token = Token::fresh().map_err(anyhow::Error::new)?;
    let mut write = store.begin(Chain::House, Actor::CommandLine).await?;
    write.withdraw_tokens(account.id).await?;
    write.add_token(account.id, &token.hash()).await?;
    write.commit("token").await?;
    Ok(token.reveal())
}

async fn find(store: &Store, name: &str) -> anyhow::Result<Account> {
    store
        .account(name)
        .await?
        .ok_or_else(|| refuse(format!("Er is geen account met de naam {name}. Zie leerbron user list.")))
}

fn roles(codes: &[String]) -> anyhow::Result<Vec<Role>> {
    let known = || Role::ALL.map(Role::code).join(", ");
    let role = |code: &String| {
        Role::from_code(code).ok_or_else(|| refuse(format!("De rol {code} bestaat niet. Kies uit: {}.", known())))
    };
    codes.iter().map(role).collect()
}

fn password(from_standard_input: bool) -> anyhow::Result<String> {
    if !from_standard_input {
        return invent_password();
    }
    let mut text = String::new();
    std::io::stdin().lock().take(4096).read_to_string(&mut text)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

fn list(accounts: &[Account], format: Format) -> anyhow::Result<()> {
    let codes = |account: &Account| account.roles.iter().map(|role| role.code()).collect::<Vec<_>>();
    if format == Format::Json {
        let rows: Vec<_> = accounts
            .iter()
            .map(|account| serde_json::json!({ "name": account.name, "display_name": account.display_name, "roles": codes(account), "disabled": account.disabled }))
            .collect();
        answer(&serde_json::to_string_pretty(&rows)?);
        return Ok(());
    }
    let line = |account: &Account| {
        let closed = if account.disabled { " (afgesloten)" } else { "" };
        format!("{:<24} {}{closed}\n", account.name, codes(account).join(", "))
    };
    answer(&accounts.iter().map(line).collect::<String>());
    Ok(())
}
