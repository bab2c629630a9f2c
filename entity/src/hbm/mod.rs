//! HBM (Huezo Business Management): inquiries, orders, products, customers and staff.

pub mod auth;
pub mod customers;
pub mod inquiries;
pub mod media;
pub mod notifications;
pub mod orders;
pub mod products;
