//! Lets programs that were linked against glibc 2.38 run with glibc 2.34.
//!
//! All they need of the newer one is a dozen functions: `strlcpy` and `strlcat`, number parsing under the names that
//! C23 gave it, and `fmod` in a version that reports errors in one way less. The dynamic linker refuses them for the *name* of a
//! version. So the names of versions after the floor are replaced by the oldest one that the same file asks for, and
//! `glibc.c` has the functions; it is loaded before the C library.
//!
//! Source of the format: Linux Standard Base, Core, "Symbol Versioning".

use object::elf::{DT_RPATH, DT_RUNPATH, FileHeader64, VER_NEED_CURRENT, Vernaux, Verneed};
use object::read::elf::{FileHeader, VernauxIterator, VerneedIterator};
use object::{Endianness, U32};
use std::path::{Path, PathBuf};

/// The newest version of the C library that may be asked for: Debian 12 has 2.36, Ubuntu 22.04 has 2.35.
const FLOOR: u32 = 34;

/// The functions of `glibc.c`, and `fmod`, which every version has.
const PROVIDED: [&str; 12] = [
    "__isoc23_fscanf",
    "__isoc23_sscanf",
    "__isoc23_strtol",
    "__isoc23_strtoll",
    "__isoc23_strtoul",
    "__isoc23_strtoull",
    "__strlcat_chk",
    "__strlcpy_chk",
    "fmod",
    "strlcat",
    "strlcpy",
    "fmodf",
];

/// A place in the table of versions that is overwritten: where its hash and its name stand.
struct Newer {
    hash: usize,
    name: usize,
    index: u16,
}

/// Replaces what is newer than [`FLOOR`].
///
/// # Panics
/// Where a function is asked for that `glibc.c` does not have: then the payload has changed.
pub(crate) fn lower(file: &str, bytes: &mut [u8]) {
    let Some((newer, hash, name)) = look(file, bytes) else {
        return;
    };
    for place in newer {
        bytes[place.hash..place.hash + 4].copy_from_slice(&hash.to_le_bytes());
        bytes[place.name..place.name + 4].copy_from_slice(&name.to_le_bytes());
    }
}

/// Replaces the folder of the machine that linked the file, where it would look for libraries first.
pub(crate) fn forget_origin(file: &str, bytes: &mut [u8]) {
    const OWN: &[u8] = b"$ORIGIN/../lib\0";
    let header = FileHeader64::<Endianness>::parse(&*bytes).expect("an ELF file");
    let endian = header.endian().expect("a byte order");
    let sections = header.sections(endian, &*bytes).expect("sections");
    let Some((entries, link)) = sections.dynamic(endian, &*bytes).expect("a dynamic section") else {
        return;
    };
    let strings = sections.section(link).expect("its strings").sh_offset.get(endian);
    let places: Vec<usize> = entries
        .iter()
        .filter(|entry| [DT_RUNPATH, DT_RPATH].contains(&entry.d_tag.get(endian)))
        .map(|entry| usize::try_from(strings + entry.d_val.get(endian)).expect("an offset"))
        .collect();
    for place in places {
        let length = bytes[place..].iter().position(|byte| *byte == 0).expect("an end");
        assert!(length >= OWN.len(), "{file}: no room for another folder");
        bytes[place..place + OWN.len()].copy_from_slice(OWN);
    }
}

/// What is too new, and the hash and name of the version that takes its place.
fn look(file: &str, bytes: &[u8]) -> Option<(Vec<Newer>, u32, u32)> {
    let header = FileHeader64::<Endianness>::parse(bytes).expect("an ELF file");
    let endian = header.endian().expect("a byte order");
    assert_eq!(endian, Endianness::Little, "{file}");
    let sections = header.sections(endian, bytes).expect("sections");
    let (needed, link) = sections.gnu_verneed(endian, bytes).expect("versions")?;
    let strings = sections.strings(endian, bytes, link).expect("strings");
    let offset = |field: &U32<Endianness>| std::ptr::from_ref(field).addr() - bytes.as_ptr().addr();
    let mut newer = Vec::new();
    let mut oldest: Option<(u32, u32, u32)> = None;
    for (_, versions) in entries(needed) {
        for version in versions {
            let name = version.name(endian, strings).expect("a name");
            let Some(minor) = std::str::from_utf8(name).ok().and_then(glibc_minor) else {
                continue;
            };
            if minor > FLOOR {
                newer.push(Newer {
                    hash: offset(&version.vna_hash),
                    name: offset(&version.vna_name),
                    index: version.vna_other.get(endian),
                });
            }
            let place = (minor, version.vna_hash.get(endian), version.vna_name.get(endian));
            oldest = Some(oldest.map_or(place, |known| known.min(place)));
        }
    }
    if newer.is_empty() {
        return None;
    }
    for name in asked_of(&newer, endian, &sections, bytes) {
        assert!(
            PROVIDED.contains(&name.as_str()),
            "{file} asks a newer C library for {name}: add it to glibc.c"
        );
    }
    let (minor, hash, name) = oldest.filter(|(minor, ..)| *minor <= FLOOR).expect("an older version");
    assert!(minor <= FLOOR, "{file}");
    Some((newer, hash, name))
}

type Needed<'a> = (&'a Verneed<Endianness>, Vec<&'a Vernaux<Endianness>>);

fn entries<'a>(mut needed: VerneedIterator<'a, FileHeader64<Endianness>>) -> Vec<Needed<'a>> {
    let mut all = Vec::new();
    while let Some((library, versions)) = needed.next().expect("a library") {
        assert_eq!(library.vn_version.get(Endianness::Little), VER_NEED_CURRENT);
        all.push((library, versions_of(versions)));
    }
    all
}

fn versions_of<'a>(
    mut versions: VernauxIterator<'a, FileHeader64<Endianness>>,
) -> Vec<&'a Vernaux<Endianness>> {
    let mut all = Vec::new();
    while let Some(version) = versions.next().expect("a version") {
        all.push(version);
    }
    all
}

/// The minor number of `GLIBC_2.x` and `GLIBC_2.x.y`.
fn glibc_minor(name: &str) -> Option<u32> {
    name.strip_prefix("GLIBC_2.")?.split('.').next()?.parse().ok()
}

/// The names of the symbols that are asked for in these versions.
fn asked_of(
    newer: &[Newer],
    endian: Endianness,
    sections: &object::read::elf::SectionTable<'_, FileHeader64<Endianness>>,
    bytes: &[u8],
) -> Vec<String> {
    use object::read::elf::Sym;
    let symbols = sections.symbols(endian, bytes, object::elf::SHT_DYNSYM).expect("symbols");
    let (versions, _) = sections.gnu_versym(endian, bytes).expect("versions").expect("versions of symbols");
    symbols
        .iter()
        .zip(versions)
        .filter(|(_, version)| newer.iter().any(|place| place.index == version.0.get(endian)))
        .map(|(symbol, _)| {
            let name = symbol.name(endian, symbols.strings()).expect("a name");
            String::from_utf8_lossy(name).into_owned()
        })
        .collect()
}

/// Compiles `glibc.c` as a library.
pub(crate) fn compile(out: &Path) -> PathBuf {
    println!("cargo::rerun-if-changed=build/glibc.c");
    let library = out.join("libhbm_db_glibc.so");
    let compiler = cc::Build::new().opt_level(2).pic(true).get_compiler();
    let done = compiler
        .to_command()
        // What it calls is in the program that it is loaded into, whichever C library that of the build is.
        .args(["-shared", "-nostdlib", "-fno-stack-protector", "-U_FORTIFY_SOURCE"])
        // Later standards, and GNU's names, would make strtol another name for __isoc23_strtol.
        .args(["-std=gnu11", "-U_GNU_SOURCE", "-o"])
        .arg(&library)
        .arg("build/glibc.c")
        .status()
        .expect("the C compiler that Rust links with");
    assert!(done.success(), "build/glibc.c does not compile");
    library
}
