package cause

import (
	"errors"
	"fmt"
	"strings"

	"sigs.k8s.io/json"
)

// FromStrict turns what strict decoding found, one error for each field, into causes.
func FromStrict(found []error) []Cause {
	causes := make([]Cause, 0, len(found))
	for _, err := range found {
		var at json.FieldError
		path := ""
		if errors.As(err, &at) {
			path = at.FieldPath()
		}
		kind := UnknownField
		if strings.HasPrefix(err.Error(), "duplicate field") {
			kind = DuplicateField
		}
		c := New(path, kind, err.Error())
		c.Strict = true
		causes = append(causes, c)
	}
	return causes
}

// Unknown is the cause for a field that a kind does not have.
func Unknown(path string) Cause {
	c := New(path, UnknownField, `unknown field "`+path+`"`)
	c.Strict = true
	return c
}

// FromDecoding is the cause for content that does not fit the type of its field. found is the field, as far as it is known.
func FromDecoding(err error, found string) Cause {
	return New(found, Malformed, err.Error())
}

// NoMatch is the cause for a kind that is known, but not in this version.
func NoMatch(kind, apiVersion string) Cause {
	return New("apiVersion", UnknownVersion, fmt.Sprintf("no matches for kind %q in version %q", kind, apiVersion))
}
