"""The database of the project, from Python: nothing but the binary and JSON."""

import json
import os
import subprocess
from pathlib import Path

PROGRAM = os.environ.get("HBM_DB", "hbm-db")


def hbm_db(*args, codes=(0,)):
    """Runs hbm-db and returns its answer. Anything but one of the expected exit codes is an error."""
    done = subprocess.run([PROGRAM, *args, "--format", "json", "--no-input"], capture_output=True, text=True)
    assert done.returncode in codes, f"{args} ended with {done.returncode}: {done.stdout}{done.stderr}"
    return json.loads(done.stdout)


# From nothing: tables, views and rows.
assert hbm_db("reset")["tables"] == 2
assert hbm_db("status")["schema"]["state"] == "in_step"
assert hbm_db("inspect", "--sql", "select reader from books_on_loan")["rows"] == [{"reader": "Ada"}]

# The same from migrations.
assert hbm_db("fresh")["migrations"] == 2
assert all(not one["differences"] for one in hbm_db("check")["comparisons"])

# A change of the schema: seen, written as a migration, run.
with Path("schema/tables.sql").open("a") as file:
    file.write("\nALTER TABLE books ADD pages int;\n")
assert any(one["differences"] for one in hbm_db("check", codes=(3,))["comparisons"])
migration = hbm_db("generate", "add_pages")["migration"]
assert migration.endswith("add_pages")
assert [one["name"] for one in hbm_db("migrate", "up")["ran"]] == [migration]

# Database, schema and migrations say the same again.
assert hbm_db("diff", "--check")["changes"] == 0
assert len(list(Path("db/migrations").iterdir())) == 3
print("ok")
