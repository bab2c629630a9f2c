//! The built-in applications: the one place that lists them.
#![cfg(feature = "apps")]

use entity::Entities;
use hbm_db::{App, Archive, Grants, On, Privilege};
use include_dir::{Dir, include_dir};
use sea_orm::{ActiveEnum, EntityTrait};

/// A line for each application: its name, its module in `entity`, its files in `migration`, and the folders of its
/// SQL and its seeds. After them may come what else it declares: cleanups and grants.
///
/// A folder is one literal, and a `tt`: `include_dir!` takes nothing else.
macro_rules! apps {
    ($(
        $(#[$doc:meta])*
        $name:literal: $module:ident, $migrations:ident, $sql:tt, $seeds:tt
        $(.$declare:ident($($argument:tt)*))*;
    )*) => {
        /// All built-in applications; the first is the default of `--app`.
        pub fn all() -> Vec<App> {
            vec![$($module()),*]
        }

        $(
            $(#[$doc])*
            fn $module() -> App {
                static SQL: Dir<'_> = include_dir!($sql);
                static SEEDS: Dir<'_> = include_dir!($seeds);
                entity::$module::entities(Declared(App::new($name)))
                    .0
                    .sql(&SQL)
                    .migrations(&migration::$migrations)
                    .seeds(&SEEDS)
                    $(.$declare($($argument)*))*
            }
        )*
    };
}

apps! {
    /// Huezo Business Management: 27 tables.
    "hbm": hbm, HBM, "$CARGO_MANIFEST_DIR/entity/src/hbm", "$CARGO_MANIFEST_DIR/seed-data/hbm";

    /// Gemini CRM: 8 tables.
    "gemini-crm": gemini_crm, GEMINI_CRM,
        "$CARGO_MANIFEST_DIR/entity/src/gemini-crm", "$CARGO_MANIFEST_DIR/seed-data/gemini-crm"
        .grants(
            Grants::new()
                .grant(&[Privilege::Connect], On::Database)
                .grant(&[Privilege::Usage], On::Namespace("public".into()))
                .grant(
                    &[Privilege::Select, Privilege::Insert, Privilege::Update, Privilege::Delete],
                    On::Tables("public".into()),
                )
                .grant(&[Privilege::Usage, Privilege::Select], On::Sequences("public".into()))
                .revoke(&[Privilege::Create], On::Namespace("public".into()))
                .revoke(&[Privilege::All], On::Namespace("information_schema".into())),
        );

    /// Kaygia Web, a web agency: 6 tables.
    "kaygia": kaygia, KAYGIA,
        "$CARGO_MANIFEST_DIR/entity/src/kaygia", "$CARGO_MANIFEST_DIR/seed-data/kaygia"
        .cleanup(
            "expired-tokens",
            "tokens nobody used in time, to reset a password or verify an email",
            [
                "DELETE FROM password_resets WHERE expires_at < NOW() AND used = false",
                "DELETE FROM email_verifications WHERE expires_at < NOW() AND used = false",
            ],
        );

    /// Supover Fulfillment Hub: 47 tables.
    "supover": supover, SUPOVER,
        "$CARGO_MANIFEST_DIR/entity/src/supover", "$CARGO_MANIFEST_DIR/seed-data/supover"
        .cleanup(
            "expired-sessions",
            "sessions that have ended; those of impersonation stay as a trail",
            ["DELETE FROM sessions WHERE expires_at < now()"],
        )
        .cleanup(
            "expired-analytics",
            "cached figures older than their ttl",
            ["DELETE FROM analytics_cache WHERE calculated_at + ttl * interval '1 second' < now()"],
        )
        .archive(
            Archive::new("old-audit-logs", "audit_logs", "timestamp < now() - interval '1 year'")
                .what("who did what more than a year ago"),
        )
        .archive(
            Archive::new(
                "finished-orders",
                "orders",
                "status IN ('COMPLETED', 'CANCELLED', 'REFUNDED') AND updated_at < now() - interval '2 years'
                 AND NOT EXISTS (SELECT FROM tickets t WHERE t.order_id = orders.id AND t.status NOT IN ('RESOLVED', 'CLOSED'))",
            )
            .what("orders that were finished two years ago, with all that is recorded of them")
            .along([
                "order_items",
                "order_status_history",
                "fulfillments",
                "fulfillment_items",
                "production_items",
                "shipments",
                "enhanced_shipments",
                "tracking_events",
                "shipment_exceptions",
                "returns",
                "return_items",
                "return_status_history",
                "transactions",
                "tickets",
            ]),
        );

    /// Tasks of tenants, with their sites and devices: 9 tables.
    "tasks": tasks, TASKS, "$CARGO_MANIFEST_DIR/entity/src/tasks", "$CARGO_MANIFEST_DIR/seed-data/tasks";
}

/// Takes the entities: neither the trait nor [`App`] is of this crate.
struct Declared(App);

impl Entities for Declared {
    fn entity<E: EntityTrait>(self) -> Self {
        Self(self.0.entity::<E>())
    }

    fn enumeration<A: ActiveEnum>(self) -> Self {
        Self(self.0.enumeration::<A>())
    }
}
