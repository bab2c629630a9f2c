package shop

import (
	"database/sql"
	"errors"
	"reflect"
	"testing"

	"github.com/lib/pq"
)

func TestRegistersACustomer(t *testing.T) {
	t.Parallel()
	db := database(t)
	var id int64
	insert := "INSERT INTO customers (email) VALUES ('new@example.org') RETURNING id"
	if err := db.QueryRow(insert).Scan(&id); err != nil || id != 3 {
		t.Fatalf("id %d, error %v", id, err)
	}
	expect(t, db, "SELECT email FROM customers ORDER BY id", "ada@example.org", "bob@example.org", "new@example.org")
	expect(t, db, "SELECT reference FROM orders ORDER BY id", "A-1", "A-2", "B-1")
}

func TestTakesTheFirstOrderOfACustomer(t *testing.T) {
	t.Parallel()
	db := database(t)
	var id int64
	insert := "INSERT INTO customers (email) VALUES ('new@example.org') RETURNING id"
	if err := db.QueryRow(insert).Scan(&id); err != nil {
		t.Fatal(err)
	}
	order := "INSERT INTO orders (customer_id, reference, cents) VALUES ($1, 'C-1', 100)"
	if _, err := db.Exec(order, id); err != nil {
		t.Fatal(err)
	}
	expect(t, db, "SELECT email FROM customers ORDER BY id", "ada@example.org", "bob@example.org", "new@example.org")
	expect(t, db, "SELECT reference FROM orders ORDER BY id", "A-1", "A-2", "B-1", "C-1")
}

func TestCancelsTheOrdersOfACustomer(t *testing.T) {
	t.Parallel()
	db := database(t)
	if _, err := db.Exec("DELETE FROM orders WHERE customer_id = 1"); err != nil {
		t.Fatal(err)
	}
	expect(t, db, "SELECT reference FROM orders ORDER BY id", "B-1")
	expect(t, db, "SELECT email FROM customers ORDER BY id", "ada@example.org", "bob@example.org")
}

func TestRefusesAnOrderThatCostsNothing(t *testing.T) {
	t.Parallel()
	db := database(t)
	if _, err := db.Exec("INSERT INTO orders (customer_id, reference, cents) VALUES (2, 'C-1', 100)"); err != nil {
		t.Fatal(err)
	}
	_, err := db.Exec("INSERT INTO orders (customer_id, reference, cents) VALUES (2, 'C-2', 0)")
	var refused *pq.Error
	if !errors.As(err, &refused) || refused.Constraint != "orders_cents_check" {
		t.Fatalf("the error is %v", err)
	}
	expect(t, db, "SELECT reference FROM orders ORDER BY id", "A-1", "A-2", "B-1", "C-1")
}

// expect compares the rows of a query, which have one column.
func expect(t *testing.T, db *sql.DB, query string, expected ...string) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var value string
		if err := rows.Scan(&value); err != nil {
			t.Fatal(err)
		}
		found = append(found, value)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(found, expected) {
		t.Fatalf("%s: %v, not %v", query, found, expected)
	}
}
