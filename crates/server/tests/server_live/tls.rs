//! TLS, and clients' certificates.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use courtesy_server::TlsSettings;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::client::{Reply, exchange, send_over};
use crate::live::Live;

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/server_live/tls").join(name)
}

/// A client that trusts the tests' authority and shows the certificate of this name.
fn client(shows: Option<&str>) -> TlsConnector {
    let certificates =
        |name: &str| CertificateDer::pem_file_iter(file(&format!("{name}.pem"))).unwrap().map(Result::unwrap);
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(certificates("ca"));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let builder = builder.with_root_certificates(roots);
    let config = match shows {
        None => builder.with_no_client_auth(),
        Some(name) => {
            let key = PrivateKeyDer::from_pem_file(file(&format!("{name}.key"))).unwrap();
            builder.with_client_auth_cert(certificates(name).collect(), key).unwrap()
        }
    };
    TlsConnector::from(Arc::new(config))
}

async fn connect(live: &Live, shows: Option<&str>) -> std::io::Result<TlsStream<TcpStream>> {
    let stream = TcpStream::connect(live.address).await?;
    client(shows).connect(ServerName::try_from("localhost").unwrap(), stream).await
}

async fn plugins(live: &Live, shows: Option<&str>) -> Reply {
    let request = live.request("read", "GET", "/v1/plugins").body(Body::empty()).unwrap();
    send_over(connect(live, shows).await.unwrap(), request).await
}

async fn start(client_ca: Option<PathBuf>) -> Live {
    Live::with(|settings, folder| {
        for name in ["pem", "key"] {
            std::fs::copy(file(&format!("server.{name}")), folder.path().join(format!("server.{name}"))).unwrap();
        }
        let of_server = |name: &str| folder.path().join(name);
        settings.tls = Some(TlsSettings::new(of_server("server.pem"), of_server("server.key"), client_ca));
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn server_speaks_tls_and_nothing_else_on_the_same_port() {
    let live = start(None).await;
    assert_eq!(plugins(&live, None).await.json()["items"][0]["id"], "asking");
    let plain = exchange(live.address, b"GET /openapi.json HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    assert!(!plain.contains("200"), "{plain}");
}

#[tokio::test(flavor = "multi_thread")]
async fn server_asks_clients_for_a_certificate_and_for_their_key() {
    let live = start(Some(file("ca.pem"))).await;
    assert_eq!(plugins(&live, Some("client")).await.status, 200);
    let without_key = Request::get("/v1/plugins").body(Body::empty()).unwrap();
    assert_eq!(send_over(connect(&live, Some("client")).await.unwrap(), without_key).await.problem(), "no-key");
    for stranger in [None, Some("stranger")] {
        // With TLS 1.3, a client learns that it was refused when it reads.
        let refused = match connect(&live, stranger).await {
            Err(_) => true,
            Ok(mut stream) => {
                use tokio::io::{AsyncReadExt, AsyncWriteExt};
                let _ = stream.write_all(b"GET /openapi.json HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
                let mut answer = Vec::new();
                stream.read_to_end(&mut answer).await.is_err() && answer.is_empty()
            }
        };
        assert!(refused, "{stranger:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_shows_a_renewed_certificate_after_a_reload_and_keeps_the_old_one_if_it_is_broken() {
    let live = start(None).await;
    let shown = async || connect(&live, None).await.unwrap().get_ref().1.peer_certificates().unwrap()[0].to_vec();
    let first = shown().await;
    let own = |name: &str| live.folder.path().join(name);
    std::fs::write(own("server.pem"), "nothing").unwrap();
    let broken = live.reload().await.unwrap_err();
    assert_eq!(broken.kind(), courtesy_server::ErrorKind::Tls);
    assert_eq!(shown().await, first);
    // The client's certificate is one for this name, too.
    std::fs::copy(file("client.pem"), own("server.pem")).unwrap();
    std::fs::copy(file("client.key"), own("server.key")).unwrap();
    live.reload().await.unwrap();
    assert_ne!(shown().await, first);
}
