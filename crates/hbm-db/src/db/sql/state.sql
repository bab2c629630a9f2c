-- The known state of a session, whatever role and database set. A server that does not know a setting is not told of it
-- (transaction_timeout: PostgreSQL 17).
set client_min_messages = error;
set statement_timeout = 0;
-- Reading waits for a lock as well, where an expression of a table is printed or its size is asked.
set lock_timeout = '5s';
set idle_in_transaction_session_timeout = 0;
set idle_session_timeout = 0;
set transaction_timeout = 0;
set standard_conforming_strings = on;
