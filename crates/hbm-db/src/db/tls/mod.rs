//! TLS as libpq has it (manual, "SSL Support" of libpq, and "SSL Session Encryption" of the protocol).

mod certificate;
mod der;
mod files;
mod name;
mod path;
mod verifier;

use crate::config::{Host, SslMode, TlsSettings};
use rustls::ClientConfig;
use rustls::client::Resumption;
use rustls::pki_types::ServerName;
use rustls::sign::SingleCertAndKey;
use rustls::version::{TLS12, TLS13};
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// What comes of asking a server for TLS.
pub(super) enum Asked {
    /// It has it.
    Secure(Box<TlsStream<TcpStream>>),
    /// It does not want it; the connection can be used without.
    Plain(TcpStream),
}

/// Why there is no TLS.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nothing was asked of the server: a file is missing or unfit.
    Files(String),
    /// What the server answers is no TLS, or nothing that is accepted.
    Handshake(String),
    /// The connection ended.
    Lost(io::Error),
}

/// The message that asks for TLS.
const SSL_REQUEST: [u8; 8] = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];
/// The name of PostgreSQL's protocol within TLS.
const ALPN: &[u8] = b"postgresql";

/// Asks a server for TLS, and makes sure of what the settings say.
pub(super) async fn ask(
    mut stream: TcpStream,
    settings: &TlsSettings,
    host: &Host,
) -> Result<Asked, Failure> {
    // What is wrong with the files is said before the server is asked.
    let config = config(settings, host).map_err(Failure::Files)?;
    if !settings.direct {
        stream.write_all(&SSL_REQUEST).await.map_err(Failure::Lost)?;
        let mut answer = [0];
        stream.read_exact(&mut answer).await.map_err(Failure::Lost)?;
        match answer {
            [b'S'] => {}
            [b'N'] => return Ok(Asked::Plain(stream)),
            _ => return Err(Failure::Handshake("the server does not know how to answer".into())),
        }
    }
    let connector = TlsConnector::from(Arc::new(config));
    let secure =
        connector.connect(server_name(settings, host, &stream), stream).await.map_err(|error| match error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<rustls::Error>())
        {
            Some(rustls::Error::General(why)) => Failure::Handshake(why.clone()),
            Some(other) => Failure::Handshake(other.to_string()),
            None if settings.direct => Failure::Handshake(format!(
                "the server ended it ({error}); direct TLS needs PostgreSQL 17 or newer"
            )),
            None => Failure::Handshake(format!("the server ended it ({error})")),
        })?;
    if settings.direct && secure.get_ref().1.alpn_protocol() != Some(ALPN) {
        return Err(Failure::Handshake(
            "the server does not say that it speaks PostgreSQL's protocol".into(),
        ));
    }
    Ok(Asked::Secure(Box::new(secure)))
}

fn config(settings: &TlsSettings, host: &Host) -> Result<ClientConfig, String> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let algorithms = provider.signature_verification_algorithms;
    let versions: Vec<_> = [(settings.takes_1_2, &TLS12), (settings.takes_1_3, &TLS13)]
        .into_iter()
        .filter_map(|(taken, version)| taken.then_some(version))
        .collect();
    let named = match settings.mode {
        SslMode::VerifyFull => match &host.name {
            Some(name) => Some(name.trim_end_matches('.').to_owned()),
            None => return Err("verify-full needs the name of the host, beside its address".into()),
        },
        _ => None,
    };
    let verifier = verifier::Verifier { roots: files::roots(settings)?, host: named, algorithms };
    let own = files::own(settings, &provider)?;
    let builder = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&versions)
        .map_err(|error| format!("no version of TLS is left: {error}"))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    let mut config = match own {
        // Not `with_client_auth_cert`: that reads the certificate, and only of version 3.
        Some(own) => builder.with_client_cert_resolver(Arc::new(SingleCertAndKey::from(own))),
        None => builder.with_no_client_auth(),
    };
    config.resumption = Resumption::disabled();
    config.enable_sni = settings.names_host;
    config.alpn_protocols = vec![ALPN.to_vec()];
    Ok(config)
}

/// The host's name for the server; an address where it is none that TLS can say.
fn server_name(settings: &TlsSettings, host: &Host, stream: &TcpStream) -> ServerName<'static> {
    let address = || {
        let peer = stream.peer_addr().map_or(IpAddr::from([127, 0, 0, 1]), |peer| peer.ip());
        ServerName::IpAddress(peer.into())
    };
    match &host.name {
        Some(name) if settings.names_host => {
            ServerName::try_from(name.trim_end_matches('.').to_owned()).unwrap_or_else(|_| address())
        }
        _ => address(),
    }
}
