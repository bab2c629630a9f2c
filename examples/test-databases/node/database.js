import http from "node:http";
import readline from "node:readline";
import { once } from "node:events";
import pg from "pg";
import { test as base } from "vitest";

/** Takes a database from `hbm-db testdb exec`, until `giveBack` is called or the process ends. */
export async function takeDatabase() {
  const service = process.env.HBM_DB_TESTDB_URL;
  if (!service) throw new Error("HBM_DB_TESTDB_URL is not set; run: hbm-db testdb exec -- npm test");
  // The answer stays open while the database is in use.
  const request = http.request(`${service}/database`, { method: "POST", agent: false }).end();
  const giveBack = () => request.destroy();
  try {
    const [answer] = await once(request, "response");
    const lines = readline.createInterface({ input: answer })[Symbol.asyncIterator]();
    const { value: line = "" } = await lines.next();
    if (answer.statusCode !== 200) throw new Error(`no test database: HTTP ${answer.statusCode} ${line}`);
    const given = JSON.parse(line);
    const keep = () => fetch(`${service}/database/${given.id}/keep`, { method: "POST" });
    return { ...given, keep, giveBack };
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** `test` with a fixture: `client` is connected to a database of the test's own. */
export const test = base.extend({
  client: async ({ task }, use) => {
    const { url, keep, giveBack } = await takeDatabase();
    try {
      const client = new pg.Client(url);
      await client.connect();
      await use(client);
      await client.end();
    } finally {
      // Below testdb exec --keep-failed, the database of a failed test stays.
      if (process.env.HBM_DB_KEEP_FAILED && task.result?.state === "fail") await keep();
      giveBack();
    }
  },
});
