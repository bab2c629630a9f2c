//! What rustls asks about a server: whether it is trusted, and whether it has the key of its certificate.
//!
//! rustls' own verifier reads certificates of version 3 alone, those of the public web. PostgreSQL's manual makes others.

use super::certificate::Certificate;
use super::name;
use super::path::{self, Distrust};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{WebPkiSupportedAlgorithms, verify_tls13_signature_with_raw_key};
use rustls::pki_types::{CertificateDer, ServerName, SubjectPublicKeyInfoDer, UnixTime};
use rustls::{DigitallySignedStruct, Error, SignatureScheme};

/// Looks at what a server shows.
#[derive(Debug)]
pub(super) struct Verifier {
    /// Who is trusted; nobody is asked where there are none.
    pub(super) roots: Option<Vec<CertificateDer<'static>>>,
    /// The name that the certificate has to have.
    pub(super) host: Option<String>,
    /// The signatures that can be checked.
    pub(super) algorithms: WebPkiSupportedAlgorithms,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        server: &CertificateDer<'_>,
        sent: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(roots) = &self.roots else { return Ok(ServerCertVerified::assertion()) };
        let server = read(server)?;
        // What cannot be read vouches for nobody.
        let sent: Vec<_> = sent.iter().filter_map(|one| Certificate::read(one)).collect();
        let roots: Vec<_> = roots.iter().filter_map(|one| Certificate::read(one)).collect();
        let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
        path::verify(&server, &sent, &roots, self.algorithms.all, now)
            .map_err(|why| Error::General(why.to_string()))?;
        match &self.host {
            Some(host) if !name::is_of(&server, host) => Err(Error::General(format!(
                "the server's certificate is that of {}, and not of {host}",
                name::all(&server)
            ))),
            _ => Ok(ServerCertVerified::assertion()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        server: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let server = read(server)?;
        // The scheme does not say which curve it is: the key does.
        let candidates = self.algorithms.mapping.iter().find(|(scheme, _)| *scheme == signed.scheme);
        let fits = candidates.into_iter().flat_map(|(_, algorithms)| *algorithms).any(|algorithm| {
            algorithm.public_key_alg_id().as_ref() == server.key_algorithm
                && algorithm.verify_signature(server.key_bits, message, signed.signature()).is_ok()
        });
        match fits {
            true => Ok(HandshakeSignatureValid::assertion()),
            false => Err(Error::General("the server does not have the key of its certificate".into())),
        }
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        server: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let key = SubjectPublicKeyInfoDer::from(read(server)?.key);
        verify_tls13_signature_with_raw_key(message, &key, signed, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}

fn read<'a>(certificate: &'a CertificateDer<'_>) -> Result<Certificate<'a>, Error> {
    Certificate::read(certificate).ok_or_else(|| Error::General(Distrust::Unreadable.to_string()))
}
