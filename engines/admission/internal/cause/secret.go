package cause

import (
	"slices"
	"strings"
)

// WithoutValues leaves out everything that could show what a Secret holds.
func WithoutValues(causes []Cause) []Cause {
	redacted := slices.Clone(causes)
	for i := range redacted {
		c := &redacted[i]
		if strings.Contains(c.Detail, "invalid character") {
			c.Detail = "is not valid JSON" // Go's message quotes a character of the value
		}
		c.Value = ""
		c.Message = sentence(c)
	}
	return redacted
}

func sentence(c *Cause) string {
	switch c.Type {
	case UnknownField, DuplicateField, Malformed, UnknownVersion:
		return c.Detail
	}
	var parts []string
	for _, part := range []string{c.Field, c.Type, c.Detail} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ": ")
}
