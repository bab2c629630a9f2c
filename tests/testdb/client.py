"""What a test of any language does: it asks for a database, and lets go of it."""

import http.client
import json
import os
import subprocess
from urllib.parse import quote, urlsplit


def request(method, path, body=None):
    base = urlsplit(os.environ["HBM_DB_TESTDB_URL"])
    connection = http.client.HTTPConnection(base.hostname, base.port, timeout=120)
    text = None if body is None else json.dumps(body)
    connection.request(method, base.path + path, text, {"content-type": "application/json"})
    return connection, connection.getresponse()


def status(method, path, body=None):
    connection, response = request(method, path, body)
    response.read()
    connection.close()
    return response.status


def call(method, path, body=None):
    connection, response = request(method, path, body)
    text = response.read()
    connection.close()
    assert response.status == 200, (response.status, text)
    return json.loads(text)


class Database:
    """One for a test; it is back when the connection is closed."""

    def __enter__(self):
        self.connection, self.response = request("POST", "/database")
        line = self.response.readline()
        assert self.response.status == 200, line
        given = json.loads(line)
        self.url, self.name = given["url"], given["database"]
        return self

    def __exit__(self, *_):
        self.response.close()
        self.connection.close()


def psql(url, sql):
    done = subprocess.run(
        ["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", url, "-c", sql], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
