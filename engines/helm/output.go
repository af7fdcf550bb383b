package main

import (
	"fmt"
	"strings"
)

// outputOf is what `helm template` prints: manifests as one text without blanks around it, then hooks.
func outputOf(documents []document) []byte {
	var manifests, hooks strings.Builder
	for _, d := range documents {
		to := &manifests
		if d.Role == hookRole || d.Role == testRole {
			to = &hooks
		}
		fmt.Fprintf(to, "---\n# Source: %s\n%s\n", d.Template, d.text)
	}
	return []byte(strings.TrimSpace(manifests.String()) + "\n" + hooks.String())
}
