-- +goose Up

-- The last transaction that changed blocks, and the era of their copies outside: see shelf.go.
ALTER TABLE state ADD COLUMN fold INTEGER NOT NULL DEFAULT 0;
ALTER TABLE state ADD COLUMN era INTEGER NOT NULL DEFAULT 0;
