//! Stock and its movements: the document has their enums, under *System*, and no models.

pub mod inventory;
pub mod inventory_movements;
