package fault

import "fmt"

// Size tells a limit in bytes as people say it: 5 MB. One that is no whole
// number of kilobytes is told to the byte, as what is a byte over it is refused.
func Size(n int64) string {
	switch {
	case n > 0 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MB", n>>20)
	case n > 0 && n%(1<<10) == 0:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
