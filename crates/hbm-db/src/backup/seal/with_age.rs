//! Files in the format of age.

use crate::backup::files::unusable;
use crate::error::{Error, Result};
use age::{DecryptError, Decryptor, Encryptor, Identity, IdentityFile, Recipient, x25519};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

/// For whom something is encrypted.
#[derive(Clone, Debug, Default)]
pub(super) struct Recipients(Vec<x25519::Recipient>);

/// Keys, one of which is a recipient's.
pub(super) struct Identities(Vec<Box<dyn Identity + Send + Sync>>);

/// The recipients of these names.
pub(super) fn recipients(names: &[String]) -> Result<Recipients> {
    let recipient = |name: &String| {
        name.parse().map_err(|error: &str| {
            Error::usage(format!("{name} is no recipient of age: {error}"))
                .hint("one looks like age1..., and age-keygen prints it with the key that it makes")
        })
    };
    Ok(Recipients(names.iter().map(recipient).collect::<Result<_>>()?))
}

/// Encrypts a file.
pub(super) fn encrypt(recipients: &Recipients, plain: &Path, sealed: &Path) -> Result<()> {
    let recipients = recipients.0.iter().map(|one| one as &dyn Recipient);
    let encryptor = Encryptor::with_recipients(recipients)
        .map_err(|error| Error::failed("cannot encrypt to these recipients").because(error))?;
    let written = (|| {
        let mut input = File::open(plain)?;
        let output = BufWriter::new(File::create(sealed)?);
        let mut writer = encryptor.wrap_output(output)?;
        std::io::copy(&mut input, &mut writer)?;
        writer.finish()?.flush()
    })();
    written.map_err(unusable(sealed))
}

/// Reads the keys of a file.
pub(super) fn identities(file: &Path) -> Result<Identities> {
    let unreadable = |error: anyhow::Error| {
        Error::usage(format!("cannot read an identity in {}", file.display()))
            .because(error)
            .hint("age-keygen -o FILE makes one; a file that is encrypted itself is decrypted first: age -d")
    };
    let read =
        IdentityFile::from_file(file.display().to_string()).map_err(|error| unreadable(error.into()))?;
    Ok(Identities(read.into_identities().map_err(|error| unreadable(error.into()))?))
}

/// Decrypts a file.
pub(super) fn decrypt(identities: &Identities, sealed: &Path, plain: &Path) -> Result<()> {
    let input = BufReader::new(File::open(sealed).map_err(unusable(sealed))?);
    let refused = |error: DecryptError| {
        Error::failed(format!("{} cannot be decrypted with this identity", sealed.display()))
            .because(error)
            .hint("name the identity of one of the recipients in its manifest.json with --identity")
    };
    let decryptor = Decryptor::new_buffered(input).map_err(refused)?;
    let keys = identities.0.iter().map(|one| &**one as &dyn Identity);
    let mut reader = decryptor.decrypt(keys).map_err(refused)?;
    let written = (|| {
        let mut output = BufWriter::new(File::create(plain)?);
        let mut buffer = vec![0; 1 << 16];
        loop {
            match reader.read(&mut buffer)? {
                0 => return output.flush(),
                read => output.write_all(&buffer[..read])?,
            }
        }
    })();
    written.map_err(unusable(plain))
}
