//! Customer inquiries.

pub mod inquiries;
pub mod inquiry_attachments;
pub mod inquiry_status_history;
