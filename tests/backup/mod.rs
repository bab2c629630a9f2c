//! `backup` and `restore`: what is written, what proves it, and what stands when anything goes wrong.

mod aside;
mod damaged;
mod disk;
mod encryption;
mod ended;
mod kept;
mod load;
mod made;
mod one_table;
mod programs;
mod recovery;
mod restored;
mod shelf;
mod shop;
mod verified;
