package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"sync"
)

// querier runs queries on a pool, or in one transaction when tx is set.
type querier struct {
	pool *pool
	tx   *sql.Tx
}

// pool is a set of connections that keeps a prepared statement for each query
// text: parsing costs SQLite more than a short query does.
type pool struct {
	*sql.DB
	prepared bool
	mu       sync.Mutex
	stmts    map[string]*sql.Stmt
	wanted   []string // met within a transaction; warm prepares them for the next
}

func (p *pool) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s := p.stmts[query]; s != nil {
		return s, nil
	}
	s, err := p.PrepareContext(ctx, query)
	if err == nil {
		p.stmts[query] = s
	}
	return s, err
}

func (q querier) rows(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	switch {
	case !q.pool.prepared && q.tx != nil:
		return q.tx.QueryContext(ctx, query, args...)
	case !q.pool.prepared:
		return q.pool.QueryContext(ctx, query, args...)
	}
	s, err := q.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (q querier) exec(ctx context.Context, query string, args ...any) (int64, error) {
	var res sql.Result
	var err error
	switch {
	case !q.pool.prepared && q.tx != nil:
		res, err = q.tx.ExecContext(ctx, query, args...)
	case !q.pool.prepared:
		res, err = q.pool.ExecContext(ctx, query, args...)
	default:
		var s *sql.Stmt
		if s, err = q.stmt(ctx, query); err == nil {
			res, err = s.ExecContext(ctx, args...)
		}
	}
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

func (q querier) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if q.tx == nil {
		return q.pool.stmt(ctx, query)
	}
	// The only writing connection is the transaction's own, so preparing on the
	// pool would wait for it for ever.
	q.pool.mu.Lock()
	defer q.pool.mu.Unlock()
	if s := q.pool.stmts[query]; s != nil {
		return q.tx.StmtContext(ctx, s), nil
	}
	q.pool.wanted = append(q.pool.wanted, query)
	return q.tx.PrepareContext(ctx, query)
}

// warm prepares what the transactions before had to prepare for themselves.
func (p *pool) warm(ctx context.Context) error {
	wanted := p.wanted
	p.wanted = nil
	for _, query := range wanted {
		if _, err := p.stmt(ctx, query); err != nil {
			return err
		}
	}
	return nil
}

// each calls f for each row of a query's answer.
func (q querier) each(ctx context.Context, f func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := q.rows(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one scans the only row of a query's answer; sql.ErrNoRows when there is none.
func (q querier) one(ctx context.Context, into []any, query string, args ...any) error {
	found := false
	err := q.each(ctx, func(scan func(...any) error) error {
		found = true
		return scan(into...)
	}, query, args...)
	if err == nil && !found {
		err = sql.ErrNoRows
	}
	return err
}

// marks writes n rows of placeholders, each of width: "($1,$2),($3,$4)".
func marks(n, width int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('(')
		for j := range width {
			if j > 0 {
				b.WriteByte(',')
			}
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(i*width + j + 1))
		}
		b.WriteByte(')')
	}
	return b.String()
}

// list writes n placeholders in parentheses: "($1,$2,$3)".
func list(n int) string { return marks(1, n) }
