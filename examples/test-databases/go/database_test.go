package shop

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"testing"

	_ "github.com/lib/pq"
)

// database returns a database of the test's own, from hbm-db testdb exec.
// The database is given back at the end of the test, and if the process is killed.
func database(t *testing.T) *sql.DB {
	t.Helper()
	service := os.Getenv("HBM_DB_TESTDB_URL")
	if service == "" {
		t.Fatal("HBM_DB_TESTDB_URL is not set; run: hbm-db testdb exec -- go test ./...")
	}
	answer, err := http.Post(service+"/database", "", nil)
	if err != nil {
		t.Fatalf("no test database: %v", err)
	}
	// The answer stays open while the database is in use.
	var given struct {
		ID  int
		URL string
	}
	t.Cleanup(func() {
		// Below testdb exec --keep-failed, the database of a failed test stays.
		if t.Failed() && os.Getenv("HBM_DB_KEEP_FAILED") != "" {
			if kept, err := http.Post(fmt.Sprintf("%s/database/%d/keep", service, given.ID), "", nil); err == nil {
				kept.Body.Close()
			}
		}
		answer.Body.Close()
	})
	if answer.StatusCode != http.StatusOK {
		why, _ := io.ReadAll(answer.Body)
		t.Fatalf("no test database: HTTP %s %s", answer.Status, why)
	}
	if err := json.NewDecoder(answer.Body).Decode(&given); err != nil {
		t.Fatalf("no test database: %v", err)
	}
	db, err := sql.Open("postgres", given.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}
