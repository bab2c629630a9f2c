-- Where an object is made that does not say it, as pg_dump sets it: what role and database set is none of the desired state.
set default_tablespace = '';
set default_table_access_method = heap;
