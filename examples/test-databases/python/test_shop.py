import psycopg
import pytest


def emails(connection):
    return [email for (email,) in connection.execute("SELECT email FROM customers ORDER BY id")]


def references(connection):
    return [reference for (reference,) in connection.execute("SELECT reference FROM orders ORDER BY id")]


def test_registers_a_customer(connection):
    inserted = connection.execute("INSERT INTO customers (email) VALUES ('new@example.org') RETURNING id")
    assert inserted.fetchall() == [(3,)]
    assert emails(connection) == ["ada@example.org", "bob@example.org", "new@example.org"]
    assert references(connection) == ["A-1", "A-2", "B-1"]


def test_takes_the_first_order_of_a_customer(connection):
    inserted = connection.execute("INSERT INTO customers (email) VALUES ('new@example.org') RETURNING id")
    (customer,) = inserted.fetchone()
    connection.execute("INSERT INTO orders (customer_id, reference, cents) VALUES (%s, 'C-1', 100)", [customer])
    assert emails(connection) == ["ada@example.org", "bob@example.org", "new@example.org"]
    assert references(connection) == ["A-1", "A-2", "B-1", "C-1"]


def test_cancels_the_orders_of_a_customer(connection):
    connection.execute("DELETE FROM orders WHERE customer_id = 1")
    assert references(connection) == ["B-1"]
    assert emails(connection) == ["ada@example.org", "bob@example.org"]


def test_refuses_an_order_that_costs_nothing(connection):
    connection.execute("INSERT INTO orders (customer_id, reference, cents) VALUES (2, 'C-1', 100)")
    with pytest.raises(psycopg.errors.CheckViolation):
        connection.execute("INSERT INTO orders (customer_id, reference, cents) VALUES (2, 'C-2', 0)")
    assert references(connection) == ["A-1", "A-2", "B-1", "C-1"]
