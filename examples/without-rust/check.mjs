// The database of the project, from Node: nothing but the binary and JSON.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync } from 'node:fs';

const program = process.env.HBM_DB ?? 'hbm-db';

/** Runs hbm-db, and returns its answer. Anything but one of the expected exit codes is an error. */
function hbmDb(args, codes = [0]) {
  const { status, stdout, stderr } = spawnSync(program, [...args, '--format', 'json', '--no-input'], { encoding: 'utf8' });
  assert.ok(codes.includes(status), `${args.join(' ')} ended with ${status}: ${stdout}${stderr}`);
  return JSON.parse(stdout);
}

// From nothing: tables, views and rows.
assert.equal(hbmDb(['reset']).tables, 2);
assert.equal(hbmDb(['status']).schema.state, 'in_step');
assert.deepEqual(hbmDb(['inspect', '--sql', 'select reader from books_on_loan']).rows, [{ reader: 'Ada' }]);

// The same from migrations.
assert.equal(hbmDb(['fresh']).migrations, 2);
assert.ok(hbmDb(['check']).comparisons.every((one) => one.differences.length === 0));

// A change of the schema: seen, written as a migration, run.
appendFileSync('schema/tables.sql', '\nALTER TABLE books ADD pages int;\n');
assert.ok(hbmDb(['check'], [3]).comparisons.some((one) => one.differences.length > 0));
const { migration } = hbmDb(['generate', 'add_pages']);
assert.match(migration, /add_pages$/);
assert.deepEqual(hbmDb(['migrate', 'up']).ran.map((one) => one.name), [migration]);

// Database, schema and migrations say the same again.
assert.equal(hbmDb(['diff', '--check']).changes, 0);
assert.equal(readdirSync('db/migrations').length, 3);
console.log('ok');
