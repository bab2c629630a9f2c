ALTER TABLE shipment_exceptions ADD CHECK (resolved_at >= occurred_at);
