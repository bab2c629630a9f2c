-- What was read of a ledger of another tool when it was taken over.
select s.key from hbm_db.adopted s where s.app = $app and s.ledger = $ledger
