// Package cause holds what an API server says about an object that it refuses.
package cause

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/util/validation/field"
)

// A Cause is one reason to refuse an object, in the server's words.
type Cause struct {
	// Field in the server's notation: spec.containers[0].resources.requests[cpu]; empty for the object as a whole.
	Field string `json:"field"`
	// Type as the server names it (Required value, Invalid value, …), or one of the types of this package.
	Type string `json:"type"`
	// Detail is the message without field, type and value.
	Detail string `json:"detail"`
	// Value that was refused, as far as the server shows it.
	Value string `json:"value,omitempty"`
	// Message is the server's full sentence.
	Message string `json:"message"`
	// Strict marks what only strict field validation refuses, which is kubectl's default.
	Strict bool `json:"strict,omitempty"`
	// Rule in CEL, of a CustomResourceDefinition, that the object breaks.
	Rule string `json:"rule,omitempty"`
}

// Types for which the server has no name of its own, since they end a request before validation.
const (
	UnknownField   = "Unknown field"
	DuplicateField = "Duplicate field"
	Malformed      = "Malformed"
	UnknownVersion = "Unknown version"
	Internal       = "Internal error"
)

// Objects may be as large as 3 MiB, and each cause repeats a part of one.
const (
	// longest text in a cause
	longest = 4096
	// most causes for one object
	most = 200
)

// New is a cause that is not about a value.
func New(fieldPath, kind, detail string) Cause {
	detail = shorten(detail)
	return Cause{Field: shorten(fieldPath), Type: kind, Detail: detail, Message: detail}
}

// FromValidation turns the errors of Kubernetes' validation into causes.
func FromValidation(errors field.ErrorList) []Cause {
	causes := make([]Cause, 0, len(errors))
	for _, e := range errors {
		c := Cause{Field: e.Field, Type: e.Type.String(), Detail: e.Detail, Value: shownValue(e), Message: e.Error()}
		if c.Field == (*field.Path)(nil).String() {
			c.Field, c.Message = "", e.ErrorBody()
		}
		c.Field = shorten(strings.TrimPrefix(c.Field, ".")) // the paths of a scale subresource start with one
		c.Detail, c.Value, c.Message = shorten(c.Detail), shorten(withoutAddresses(c.Value)), shorten(withoutAddresses(c.Message))
		causes = append(causes, c)
	}
	return causes
}

// FromRules does the same for validation rules in CEL, whose errors carry the rule as their origin (see patches).
func FromRules(errors field.ErrorList) []Cause {
	causes := FromValidation(errors)
	for i, e := range errors {
		causes[i].Rule = e.Origin
	}
	return causes
}

// shownValue is what the server's sentence shows of the refused value; see field.Error.ErrorBody.
func shownValue(e *field.Error) string {
	switch e.Type {
	case field.ErrorTypeRequired, field.ErrorTypeForbidden, field.ErrorTypeTooLong, field.ErrorTypeTooShort, field.ErrorTypeInternal:
		return ""
	}
	switch value := e.BadValue.(type) {
	case nil, field.OmitValueType:
		return ""
	case string:
		return value
	case fmt.Stringer:
		return value.String()
	default:
		if text, err := json.Marshal(value); err == nil {
			return string(text)
		}
		return ""
	}
}

var address = regexp.MustCompile(`\(0x[0-9a-f]+\)`)

// withoutAddresses takes out the pointers that Go prints for internal types, which differ in each run.
func withoutAddresses(text string) string {
	if !strings.Contains(text, "(0x") {
		return text
	}
	return address.ReplaceAllString(text, "(…)")
}

func shorten(text string) string {
	if len(text) <= longest {
		return text
	}
	return strings.ToValidUTF8(text[:longest], "") + "…"
}

// Sorted returns the first causes, each of them once, in an order that is the same in each run: Go walks maps in any order.
func Sorted(causes []Cause) []Cause {
	sorted := append([]Cause{}, causes...)
	slices.SortFunc(sorted, func(a, b Cause) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Message, b.Message))
	})
	sorted = slices.Compact(sorted)
	return sorted[:min(len(sorted), most)]
}
