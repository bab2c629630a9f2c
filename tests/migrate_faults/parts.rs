//! Sweeps over all messages of a run, in parts.

/// The messages are shared out among this many tests, which run at once.
pub(super) const PARTS: usize = 4;

/// A test for each part of the messages.
macro_rules! in_parts {
    ($($name:ident: $sweep:ident;)*) => {$(
        mod $name {
            #[test]
            fn part_1() {
                super::$sweep($crate::harness::server!(), 1);
            }

            #[test]
            fn part_2() {
                super::$sweep($crate::harness::server!(), 2);
            }

            #[test]
            fn part_3() {
                super::$sweep($crate::harness::server!(), 3);
            }

            #[test]
            fn part_4() {
                super::$sweep($crate::harness::server!(), 4);
            }
        }
    )*};
}

pub(super) use in_parts;
