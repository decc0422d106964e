-- +goose Up

-- The last transaction that changed blocks, and the era of their copies outside: see shelf.go.
ALTER TABLE state ADD COLUMN fold BIGINT NOT NULL DEFAULT 0;
ALTER TABLE state ADD COLUMN era BIGINT NOT NULL DEFAULT 0;
