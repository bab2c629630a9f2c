import json
import os
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import psycopg
import pytest


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def database_url(request):
    """The URL of a database of the test's own, from hbm-db testdb exec."""
    if "HBM_DB_TESTDB_URL" not in os.environ:
        pytest.fail("HBM_DB_TESTDB_URL is not set; run: hbm-db testdb exec -- pytest")
    service = urlsplit(os.environ["HBM_DB_TESTDB_URL"])
    # The database is given back when this connection is closed.
    with closing(HTTPConnection(service.netloc)) as held:
        held.request("POST", f"{service.path}/database")
        answer = held.getresponse()
        line = answer.readline().decode()
        if answer.status != 200:
            pytest.fail(f"no test database: HTTP {answer.status} {line}")
        given = json.loads(line)
        yield given["url"]
        # Below testdb exec --keep-failed, the database of a failed test stays.
        if "HBM_DB_KEEP_FAILED" in os.environ and request.node.stash.get(FAILED, False):
            with closing(HTTPConnection(service.netloc)) as other:
                other.request("POST", f"{service.path}/database/{given['id']}/keep")
                other.getresponse().read()


@pytest.fixture
def connection(database_url):
    """A connection to a database of the test's own; each statement is committed."""
    with psycopg.connect(database_url, autocommit=True) as connection:
        yield connection
