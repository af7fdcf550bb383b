// Package apiversion orders API versions as the API server does.
package apiversion

import (
	"cmp"
	"regexp"
	"strconv"
)

var pattern = regexp.MustCompile(`^v(\d+)(?:(alpha|beta)(\d+))?$`)

var stages = map[string]int{"alpha": 1, "beta": 2, "": 3}

// Compare is positive where a is preferred: general availability before beta before alpha, then the higher number;
// names of another form come last, in reverse alphabetical order.
func Compare(a, b string) int {
	x, y := pattern.FindStringSubmatch(a), pattern.FindStringSubmatch(b)
	if x == nil || y == nil {
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(b, a))
	}
	return cmp.Or(
		cmp.Compare(stages[x[2]], stages[y[2]]),
		cmp.Compare(number(x[1]), number(y[1])),
		cmp.Compare(number(x[3]), number(y[3])),
	)
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
