import { describe } from "vitest";
import { test } from "./database.js";

const emails = async (client) =>
  (await client.query("SELECT email FROM customers ORDER BY id")).rows.map((row) => row.email);

const references = async (client) =>
  (await client.query("SELECT reference FROM orders ORDER BY id")).rows.map((row) => row.reference);

describe.concurrent("the shop", () => {
  test("registers a customer", async ({ client, expect }) => {
    const { rows } = await client.query("INSERT INTO customers (email) VALUES ('new@example.org') RETURNING id");
    expect(rows).toEqual([{ id: "3" }]);
    expect(await emails(client)).toEqual(["ada@example.org", "bob@example.org", "new@example.org"]);
    expect(await references(client)).toEqual(["A-1", "A-2", "B-1"]);
  });

  test("takes the first order of a customer", async ({ client, expect }) => {
    const { rows } = await client.query("INSERT INTO customers (email) VALUES ('new@example.org') RETURNING id");
    await client.query("INSERT INTO orders (customer_id, reference, cents) VALUES ($1, 'C-1', 100)", [rows[0].id]);
    expect(await emails(client)).toEqual(["ada@example.org", "bob@example.org", "new@example.org"]);
    expect(await references(client)).toEqual(["A-1", "A-2", "B-1", "C-1"]);
  });

  test("cancels the orders of a customer", async ({ client, expect }) => {
    await client.query("DELETE FROM orders WHERE customer_id = 1");
    expect(await references(client)).toEqual(["B-1"]);
    expect(await emails(client)).toEqual(["ada@example.org", "bob@example.org"]);
  });

  test("refuses an order that costs nothing", async ({ client, expect }) => {
    await client.query("INSERT INTO orders (customer_id, reference, cents) VALUES (2, 'C-1', 100)");
    const free = client.query("INSERT INTO orders (customer_id, reference, cents) VALUES (2, 'C-2', 0)");
    await expect(free).rejects.toThrow(/orders_cents_check/);
    expect(await references(client)).toEqual(["A-1", "A-2", "B-1", "C-1"]);
  });
});
