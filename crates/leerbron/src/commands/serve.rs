//! `leerbron serve`: the site and its interfaces, until asked to stop.

use crate::cli::Serve;
use crate::config::Config;
use crate::exit::{Exit, refuse};
use crate::{demo, house, indexer};
use anyhow::Context;
use jiff::Timestamp;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use store::Store;
use tokio::net::TcpListener;
use web::{App, Settings};

/// How long requests in progress may take after the program was asked to stop.
const FAREWELL: Duration = Duration::from_secs(20);

/// Serves until a signal says to stop.
pub async fn run(arguments: Serve, config: Config) -> anyhow::Result<Exit> {
    let listener = listen(config.listen.value).await?;
    let store = house::store(&config).await?;
    let index = house::index(&config)?;
    if arguments.demo {
        demo::fill(&store, &config).await?;
    }
    if let Ok(mut writer) = index.writer(indexer::HEAP) {
        indexer::catch_up(&store, &index, &mut writer, index.applied()).await?;
    }
    let warming = Arc::clone(&index);
    tokio::task::spawn_blocking(move || {
        warming.warm().inspect_err(|error| tracing::warn!(%error, "the index is not warm"))
    });
    let follower = tokio::spawn(indexer::follow(store.clone(), Arc::clone(&index)));
    let app = App::new(store.clone(), index, settings(&arguments, &config), Arc::new(Timestamp::now));
    announce(&listener, &config);
    until_stopped(listener, app).await;
    follower.abort();
    close(store).await;
    Ok(Exit::Done)
}

async fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    listener.map_err(|error| {
        refuse(format!("Op {address} is niet te luisteren: {error}. Kies met --listen een andere poort."))
    })
}

/// Answers requests until a signal says to stop, and then those that are still going on.
async fn until_stopped(listener: TcpListener, app: App) {
    let service = web::router(app).into_make_service_with_connect_info::<SocketAddr>();
    let (stop, stopping) = tokio::sync::oneshot::channel::<()>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = stopping.await;
    });
    let server = tokio::spawn(server.into_future());
    signal().await;
    tracing::info!("stopping");
    let _ = stop.send(());
    if tokio::time::timeout(FAREWELL, server).await.is_err() {
        tracing::warn!("requests that took too long were cut off");
    }
}

fn settings(arguments: &Serve, config: &Config) -> Settings {
    Settings {
        public_url: config.public_url.value.clone(),
        demo: arguments.demo,
        admin_email: config.admin_email.value.clone(),
        proxies: config.proxies.value,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        built: env!("LEERBRON_BUILT").to_owned(),
        limits: !arguments.no_limits,
    }
}

fn announce(listener: &TcpListener, config: &Config) {
    let address = listener.local_addr().map_or(config.listen.value, |address| address);
    eprintln!("Leerbron staat klaar op http://{address}");
    tracing::info!(%address, database = config.database_shown(), version = env!("CARGO_PKG_VERSION"), "serving");
}

/// Waits for the terminal's interrupt or the service manager's request.
async fn signal() {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "the signal to stop cannot be heard");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
}

async fn close(store: Store) {
    if let Err(error) = store.close().await.context("closing the database") {
        tracing::warn!(error = format!("{error:#}"), "the database was not closed");
    }
}
