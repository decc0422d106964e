package fault

// statuses gives each kind its HTTP status (RFC 9110; 507 is RFC 4918).
var statuses = map[Kind]int{
	Invalid: 400, Unauthorized: 401, Forbidden: 403, Missing: 404, Method: 405, Conflict: 409, Gone: 410,
	TooLarge: 413, Unsupported: 415, Unreadable: 422, TooMany: 429,
	Internal: 500, Unimplemented: 501, Upstream: 502, Busy: 503, Full: 507,
}

// Status is the HTTP status of a kind, 500 for one that has none.
func (k Kind) Status() int {
	if s, ok := statuses[k]; ok {
		return s
	}
	return statuses[Internal]
}
