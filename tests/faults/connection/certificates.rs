//! Certificates, made by the program that PostgreSQL's manual makes them with ("Creating Certificates").

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A folder of certificates and keys: `NAME.crt` and `NAME.key`.
pub(crate) struct Certificates(TempDir);

/// What the authority says of a certificate.
pub(crate) enum Kind<'a> {
    /// Nothing: version 1.
    Old,
    /// These extensions: version 3.
    Extended(&'a str),
}

/// That of an authority.
pub(crate) const AUTHORITY: &str =
    "basicConstraints=critical,CA:true\nkeyUsage=keyCertSign,cRLSign\nsubjectKeyIdentifier=hash";

impl Certificates {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("permissions");
        Self(folder)
    }

    pub(crate) fn certificate(&self, name: &str) -> PathBuf {
        self.0.path().join(format!("{name}.crt"))
    }

    pub(crate) fn key(&self, name: &str) -> PathBuf {
        self.0.path().join(format!("{name}.key"))
    }

    /// Makes a key and a certificate for it, which `by` signs; itself without.
    pub(crate) fn make(&self, name: &str, subject: &str, by: Option<&str>, kind: Kind<'_>) {
        self.make_with_key(name, "rsa:2048", subject, by, kind);
    }

    /// The same with another kind of key.
    pub(crate) fn make_with_key(
        &self,
        name: &str,
        key: &str,
        subject: &str,
        by: Option<&str>,
        kind: Kind<'_>,
    ) {
        self.make_for("30", name, key, subject, by, kind);
    }

    /// The same for so many days; it has ended already where they are negative.
    pub(crate) fn make_for(
        &self,
        days: &str,
        name: &str,
        key: &str,
        subject: &str,
        by: Option<&str>,
        kind: Kind<'_>,
    ) {
        let request = self.0.path().join(format!("{name}.csr"));
        let key_file = self.key(name);
        let mut ask = vec!["req", "-new", "-nodes", "-newkey"];
        ask.extend(key.split(' '));
        ask.extend(["-subj", subject, "-keyout"]);
        openssl(&ask, &[&key_file, Path::new("-out"), &request]);
        let mut sign = vec!["x509", "-req", "-days", days];
        let extensions = self.0.path().join(format!("{name}.ext"));
        let mut files: Vec<PathBuf> = Vec::new();
        if let Kind::Extended(text) = kind {
            fs::write(&extensions, text).expect("a file");
            files.extend(["-extfile".into(), extensions]);
        }
        match by {
            None => files.extend(["-signkey".into(), key_file.clone()]),
            Some(by) => {
                files.extend(["-CA".into(), self.certificate(by), "-CAkey".into(), self.key(by)]);
                sign.push("-CAcreateserial");
            }
        }
        files.extend(["-in".into(), request, "-out".into(), self.certificate(name)]);
        openssl(&sign, &files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
        fs::set_permissions(key_file, fs::Permissions::from_mode(0o600)).expect("permissions");
    }

    /// Puts several certificates into one file.
    pub(crate) fn bundle(&self, name: &str, parts: &[&str]) {
        let text: Vec<_> =
            parts.iter().map(|part| fs::read_to_string(self.certificate(part)).expect("text")).collect();
        fs::write(self.certificate(name), text.concat()).expect("a file");
        fs::copy(self.key(parts[0]), self.key(name)).expect("a copy");
    }

    /// The version that a certificate says it has.
    pub(crate) fn version(&self, name: &str) -> String {
        let text = openssl(&["x509", "-noout", "-text", "-in"], &[&self.certificate(name)]);
        let line = text.lines().find(|line| line.contains("Version:")).expect("a version");
        line.trim().to_owned()
    }
}

/// Runs it, and gives what it prints.
#[track_caller]
pub(crate) fn openssl(arguments: &[&str], files: &[&Path]) -> String {
    let out = Command::new("openssl").args(arguments).args(files).output().expect("openssl starts");
    assert!(
        out.status.success(),
        "openssl {arguments:?} {files:?}: {}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8_lossy(&out.stdout).into_owned()
}
