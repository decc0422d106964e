package ingest

// run finds the stretch of greatest sum among n weights; the whole when no
// weight is positive. It is the article's place in a page: one dense run of
// sentences between lines that are none.
func run(n int, weight func(int) int) (first, last int) {
	best, sum, start := 0, 0, 0
	first, last = 0, n-1
	for i := range n {
		sum += weight(i)
		if sum > best {
			best, first, last = sum, start, i
		}
		if sum <= 0 {
			sum, start = 0, i+1
		}
	}
	return first, last
}
