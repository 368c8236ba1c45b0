//! TLS, and clients that show a certificate.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio_rustls::TlsAcceptor;

use crate::error::{Error, ErrorKind};
use crate::settings::TlsSettings;

/// What the server shows of itself and asks of clients. Clones share it, and it can be replaced while it is used.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    files: Arc<TlsSettings>,
    config: Arc<RwLock<Arc<ServerConfig>>>,
}

impl Identity {
    /// Reads the files.
    ///
    /// # Errors
    /// A file that can't be read or used.
    pub(crate) fn load(files: &TlsSettings) -> Result<Self, Error> {
        let config = config(files)?;
        Ok(Self { files: Arc::new(files.clone()), config: Arc::new(RwLock::new(Arc::new(config))) })
    }

    /// Reads the files again, for certificates that were renewed. Connections go on with what they began with.
    ///
    /// # Errors
    /// As [`load`](Self::load); then, nothing changes.
    pub(crate) fn reload(&self) -> Result<(), Error> {
        let config = Arc::new(config(&self.files)?);
        *self.config.write().unwrap_or_else(PoisonError::into_inner) = config;
        Ok(())
    }

    pub(crate) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.config.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

fn config(files: &TlsSettings) -> Result<ServerConfig, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let unusable = |what: &str, fault: &dyn std::fmt::Display| {
        Error::new(ErrorKind::Tls, format!("{what}: {fault}; check the files under [tls]"))
    };
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|fault| unusable("TLS can't be set up", &fault))?;
    let builder = match &files.client_ca {
        None => builder.with_no_client_auth(),
        Some(path) => {
            let mut roots = RootCertStore::empty();
            for authority in certificates(path)? {
                roots.add(authority).map_err(|fault| unusable("an authority of clients can't be used", &fault))?;
            }
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
            builder.with_client_cert_verifier(verifier.map_err(|fault| unusable("no authority of clients", &fault))?)
        }
    };
    let key = PrivateKeyDer::from_pem_reader(open(&files.key)?).map_err(|fault| unreadable(&files.key, &fault))?;
    let mut config = builder
        .with_single_cert(certificates(&files.certificate)?, key)
        .map_err(|fault| unusable("the certificate and its key don't work", &fault))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(config)
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, Error> {
    let read: Result<Vec<_>, _> = CertificateDer::pem_reader_iter(open(path)?).collect();
    match read {
        Ok(certificates) if certificates.is_empty() => Err(unreadable(path, &"there is no certificate in it")),
        read => read.map_err(|fault| unreadable(path, &fault)),
    }
}

fn open(path: &Path) -> Result<BufReader<File>, Error> {
    File::open(path).map(BufReader::new).map_err(|fault| unreadable(path, &fault))
}

fn unreadable(path: &Path, fault: &dyn std::fmt::Display) -> Error {
    Error::new(ErrorKind::Tls, format!("{}: {fault}; give a file in PEM that this process may read", path.display()))
}
