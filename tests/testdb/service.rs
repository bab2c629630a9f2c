//! Databases over HTTP: one for each test, of the project's template, or of one that a client of IntegreSQL makes.

use super::Shop;
use crate::harness::{server, skipped};
use std::process::Command;

/// Runs a script of Python below `testdb exec`.
#[track_caller]
fn python(shop: &Shop, more: &[&str], script: &str) -> Option<crate::harness::Outcome> {
    if Command::new("python3").arg("--version").output().is_err() {
        skipped("python3 is not there");
        return None;
    }
    shop.write("script.py", &format!("{}\n{script}", include_str!("client.py")));
    Some(shop.run(&[&["exec"], more, &["--", "python3", "script.py"]].concat()).outcome())
}

#[track_caller]
pub(super) fn passes(shop: &Shop, more: &[&str], script: &str) {
    if let Some(outcome) = python(shop, more, script) {
        assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "ok\n"), "{}", outcome.stderr);
    }
}

/// What clients send and expect that are none of ours: forms, a body in every error, a password, and none is given back.
#[test]
fn habits_of_clients_are_no_obstacle() {
    let shop = Shop::new(server!());
    let script = r#"
import urllib.request, urllib.error
BASE = os.environ["INTEGRESQL_CLIENT_BASE_URL"] + "/v1"

def send(method, path, body=None, kind="application/json"):
    request = urllib.request.Request(BASE + path, method=method, data=body, headers={"Content-Type": kind})
    try:
        answer = urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        answer = error
    return answer.status, answer.read().decode()

FORM = "application/x-www-form-urlencoded"
status, begun = send("POST", "/templates", b"hash=one%20of+mine", FORM)
assert status == 200 and json.loads(begun)["database"]["config"]["password"], begun
assert send("PUT", "/templates/one%20of%20mine")[0] == 204
assert send("POST", "/templates", b"hash=one%20of+mine", FORM) == (423, "{}\n")
assert send("GET", "/templates/unknown/tests") == (404, "{}\n")
assert send("POST", "/templates", b"nothing", FORM) == (400, "{}\n")
for _ in range(70):
    status, given = send("GET", "/templates/one%20of%20mine/tests")
    assert status == 200, given
config = json.loads(given)["database"]["config"]
url = f"postgresql://{config['username']}@/{config['database']}?" + os.environ["DATABASE_URL"].split("?")[1].split("&user")[0]
count = f"select count(*) from pg_database where datname like '{config['database'][:24]}%'"
for _ in range(1000):
    if int(psql(url, count)) <= 64 + 2:
        break
else:
    raise AssertionError(psql(url, count))
print("ok")
"#;
    passes(&shop, &["--size", "2", "--ephemeral"], script);
}

/// A database is used again where nothing was committed in it, and by nobody else before.
#[test]
fn what_is_untouched_is_used_again() {
    let cluster = server!();
    // Before PostgreSQL 15 counters come too late, and every database is used once.
    let reuses = if cluster.major() < 15 { "False" } else { "True" };
    let script = r#"
def use(sql):
    with Database() as database:
        psql(database.url, sql)
        return database.name

def is_there(name):
    return psql(os.environ["DATABASE_URL"], f"select count(*) from pg_database where datname = '{name}'") == "1"

def is_used_again(sql):
    name = use(sql)
    # It is looked at when the sessions of the test are gone.
    while is_there(name):
        with Database() as one, Database() as other:
            if name in (one.name, other.name):
                return True
    return False

assert is_used_again("select * from customers") == REUSES
assert is_used_again("begin; insert into orders values (1, 1); create table x (id int); rollback") == REUSES
for sql in ["insert into orders values (1, 1)", "create table x (id int)", "begin; select nextval('customers_id_seq'); rollback"]:
    assert not is_used_again(sql), sql
with Database() as one, Database() as other:
    assert one.name != other.name
    psql(one.url, "insert into orders values (1, 1)")
    assert psql(other.url, "select count(*) from orders") == "0"
print("ok")
"#;
    // Of those that come back, twice as many stay as are made ready.
    passes(&Shop::new(cluster), &["--size", "4"], &format!("REUSES = {reuses}\n{script}"));
}

/// A database can be had without a connection that stays open, kept, and given back.
#[test]
fn without_a_connection_it_is_given_back_by_its_number() {
    let shop = Shop::new(server!());
    let script = r#"
one = call("POST", "/database/detached")
assert psql(one["url"], "select count(*) from customers") == "2"
assert status("DELETE", f"/database/{one['id']}") == 204
assert status("DELETE", f"/database/{one['id']}") == 404
assert status("DELETE", "/database/x") == 404
two = call("POST", "/database/detached")
assert call("POST", f"/database/{two['id']}/keep")["url"] == two["url"]
assert status("GET", "/nothing") == 404
assert status("POST", "/../database") == 404
# Who does not know the token has nothing.
import os
base = os.environ["HBM_DB_TESTDB_URL"]
os.environ["HBM_DB_TESTDB_URL"] = base.rsplit("/", 1)[0] + "/guessed"
assert status("POST", "/database/detached") == 404
print("ok")
"#;
    if let Some(outcome) = python(&shop, &[], script) {
        assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "ok\n"), "{}", outcome.stderr);
        let kept = outcome.stderr.lines().find_map(|line| line.strip_prefix("kept: ")).expect("what is kept");
        shop.run(&["drop", kept]).succeeds();
    }
}

/// The interface of IntegreSQL: a client makes its template, others have copies of it.
#[test]
fn clients_of_integresql_work() {
    let shop = Shop::new(server!());
    let script = r#"
import os, uuid
API = "/api/v1"
hash = os.environ.get("HASH") or uuid.uuid4().hex
begun = call("POST", API + "/templates", {"hash": hash})
config = begun["database"]["config"]
def url(config):
    return f"postgresql://{config['username']}:{quote(config['password'], safe='')}@{config['host']}:{config['port']}/{config['database']}"
# Whoever comes second waits until it is finished.
assert status("POST", API + "/templates", {"hash": hash}) == 423
psql(url(config), "create table made (id int primary key); insert into made values (1)")
assert status("PUT", API + f"/templates/{hash}") == 204
assert status("PUT", API + "/templates/unknown") == 404
assert status("GET", API + "/templates/unknown/tests") == 404
tests = [call("GET", API + f"/templates/{hash}/tests") for _ in range(3)]
names = {test["database"]["config"]["database"] for test in tests}
assert len(names) == 3 and len({test["id"] for test in tests}) == 3, tests
for number, test in enumerate(tests):
    assert test["database"]["templateHash"] == hash
    psql(url(test["database"]["config"]), f"insert into made values ({number} + 2)")
    assert psql(url(test["database"]["config"]), "select count(*) from made") == "2"
assert status("POST", API + f"/templates/{hash}/tests/{tests[0]['id']}/recreate") == 204
assert status("POST", API + f"/templates/{hash}/tests/{tests[1]['id']}/unlock") == 204
assert status("DELETE", API + f"/templates/{hash}/tests/{tests[2]['id']}") == 204
again = call("GET", API + f"/templates/{hash}/tests")
assert psql(url(again["database"]["config"]), "select count(*) from made") == "1"
# It is there for the next process.
assert status("POST", API + "/templates", {"hash": hash}) == 423
assert status("DELETE", API + f"/templates/{hash}") == 204
assert status("GET", API + f"/templates/{hash}/tests") == 404
# One that is not finished goes with the run.
left = call("POST", API + "/templates", {"hash": uuid.uuid4().hex})
open("left", "w").write(left["database"]["config"]["database"])
print("ok")
"#;
    passes(&shop, &["--size", "2"], script);
    if let Ok(left) = std::fs::read_to_string(shop.folder.path().join("left")) {
        let there = format!("select count(*) from pg_database where datname = '{left}'");
        assert_eq!(shop.database.cluster.sql("postgres", &there), "0");
    }
}

/// The database of the program is its own as long as it runs, and one that cannot stay is not kept.
#[test]
fn what_cannot_be_is_said() {
    let shop = Shop::new(server!());
    let script = r#"
name = psql(os.environ["DATABASE_URL"], "select current_database()")
first = call("POST", "/database/detached")
assert first["id"] > 1, first
assert status("DELETE", "/database/1") == 404
for _ in range(6):
    assert call("POST", "/database/detached")["database"] != name
connection, response = request("DELETE", "/database/99")
assert response.status == 404 and json.loads(response.read())["message"], response.status
connection, response = request("POST", f"/database/{first['id']}/keep")
assert response.status == 409 and "ends with it" in json.loads(response.read())["message"], response.status
print("ok")
"#;
    passes(&shop, &["--ephemeral"], script);
}

/// Half a request without the token is answered before its body is there.
#[test]
fn without_the_token_no_body_is_waited_for() {
    let shop = Shop::new(server!());
    let script = r#"
import socket
from urllib.parse import urlsplit
base = urlsplit(os.environ["HBM_DB_TESTDB_URL"])
client = socket.create_connection((base.hostname, base.port))
client.sendall(f"POST /no-token HTTP/1.1\r\nHost: {base.netloc}\r\nContent-Length: 100\r\n\r\n".encode())
assert b"404" in client.recv(4096)
print("ok")
"#;
    passes(&shop, &["--size", "1"], script);
}

/// Of what is made for clients that give up, no more stays than is kept ready.
#[test]
fn clients_that_give_up_leave_nothing_ready() {
    let shop = Shop::new(server!());
    let script = r#"
import socket, time
from urllib.parse import urlsplit
base = urlsplit(os.environ["HBM_DB_TESTDB_URL"])
with Database() as database:
    of_ours = f"select count(*) from pg_database where datname like '{database.name[:24]}%'"
for _ in range(30):
    client = socket.create_connection((base.hostname, base.port))
    client.sendall(f"POST {base.path}/database HTTP/1.1\r\nHost: {base.netloc}\r\nContent-Length: 0\r\n\r\n".encode())
    client.close()
for _ in range(1500):
    count = int(psql(os.environ["DATABASE_URL"], of_ours))
    if count <= 2 * 2 + 1:
        break
    time.sleep(0.02)
else:
    raise AssertionError(count)
print("ok")
"#;
    passes(&shop, &["--size", "2"], script);
}
