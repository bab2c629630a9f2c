//! `doctor`: each probe finds its illness and nothing where there is none, and what the command makes of it.

mod case;
mod cases;
mod command;
mod connection;
mod formats;
mod locks;
mod measured;
mod roles;
mod script;
mod standby;
