//! The files of TLS: who is trusted, and who we are.

use crate::config::{Root, SslMode, TlsSettings};
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The certificates of those who are trusted. Without a file nothing is verified, unless the mode says verify.
pub(super) fn roots(settings: &TlsSettings) -> Result<Option<Vec<CertificateDer<'static>>>, String> {
    let verifies = matches!(settings.mode, SslMode::VerifyCa | SslMode::VerifyFull);
    let path = match &settings.root {
        Some(Root::System) => {
            let found = rustls_native_certs::load_native_certs().certs;
            return match found.is_empty() {
                true => Err("the system has no root certificates".into()),
                false => Ok(Some(found)),
            };
        }
        Some(Root::File(path)) => path,
        None if verifies => {
            return Err("there is no home folder to look for a root certificate file in".into());
        }
        None => return Ok(None),
    };
    let shown = path.display();
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if is_missing(&error) && verifies => {
            return Err(format!("the root certificate file {shown} does not exist"));
        }
        Err(error) if is_missing(&error) => return Ok(None),
        Err(error) => return Err(format!("the root certificate file {shown} cannot be read: {error}")),
    };
    // libpq looks at it beside whichever root file.
    let revoked =
        std::env::home_dir().map(|home| home.join(".postgresql/root.crl")).filter(|path| path.exists());
    if let Some(revoked) = revoked {
        return Err(format!("{} lists revoked certificates, which hbm-db cannot look at", revoked.display()));
    }
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    match found {
        Ok(found) if !found.is_empty() => Ok(Some(found)),
        _ => Err(format!("the root certificate file {shown} has no certificate, or one that cannot be read")),
    }
}

/// Our own certificate and its key. Without a file there is none: the server says whether it wants one.
pub(super) fn own(settings: &TlsSettings, provider: &CryptoProvider) -> Result<Option<CertifiedKey>, String> {
    let Some(path) = &settings.certificate else { return Ok(None) };
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if is_missing(&error) => return Ok(None),
        Err(error) => return Err(format!("the certificate file {} cannot be read: {error}", path.display())),
    };
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
    let chain = chain.ok().filter(|chain| !chain.is_empty());
    let chain = chain.ok_or_else(|| format!("the certificate file {} has no certificate", path.display()))?;
    let Some(key_path) = &settings.key else {
        return Err(format!("there is a certificate, {}, and no private key file", path.display()));
    };
    let shown = key_path.display();
    check_permissions(key_path)?;
    let text = fs::read(key_path).map_err(|error| match is_missing(&error) {
        true => format!("there is a certificate, {}, and no private key file {shown}", path.display()),
        false => format!("the private key file {shown} cannot be read: {error}"),
    })?;
    if text.windows(9).any(|part| part == b"ENCRYPTED") {
        return Err(format!("the private key file {shown} is encrypted, and hbm-db asks for no passphrase"));
    }
    let key = PrivateKeyDer::from_pem_slice(&text)
        .map_err(|_| format!("the private key file {shown} has no private key"))?;
    let key = provider
        .key_provider
        .load_private_key(key)
        .map_err(|_| format!("the private key file {shown} has a key of a kind that hbm-db does not know"))?;
    if let Some(public) = key.public_key()
        && super::certificate::Certificate::read(&chain[0]).is_some_and(|own| own.key != public.as_ref())
    {
        return Err(format!(
            "the private key file {shown} does not belong to the certificate {}",
            path.display()
        ));
    }
    Ok(Some(CertifiedKey::new(chain, key)))
}

/// A key that others can read is refused, as by libpq.
fn check_permissions(key: &Path) -> Result<(), String> {
    let Ok(about) = fs::metadata(key) else { return Ok(()) };
    if !about.is_file() {
        return Err(format!("the private key file {} is no plain file", key.display()));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let others = if about.uid() == 0 { 0o037 } else { 0o077 };
        if about.mode() & others != 0 {
            let shown = key.display();
            return Err(format!("the private key file {shown} can be read by others: chmod 0600 {shown}"));
        }
    }
    Ok(())
}

fn is_missing(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
