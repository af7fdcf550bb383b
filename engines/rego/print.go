package main

import (
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/topdown/print"
)

// printed collects what policies print; of a flood, the beginning.
type printed struct{ strings.Builder }

const mostPrinted = 64 << 10

// Print is called by OPA for each print().
func (p *printed) Print(at print.Context, text string) error {
	if p.Len() < mostPrinted {
		fmt.Fprintf(p, "%s:%d: %s\n", at.Location.File, at.Location.Row, text[:min(len(text), mostPrinted)])
	}
	return nil
}
