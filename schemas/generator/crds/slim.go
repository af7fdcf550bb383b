package crds

import "fmt"

// Keywords that are for people only.
var prose = map[string]bool{"description": true, "title": true, "example": true, "externalDocs": true}

// Keywords that hold values, not schemas.
var plain = map[string]bool{
	"type":             true,
	"format":           true,
	"default":          true,
	"enum":             true,
	"nullable":         true,
	"required":         true,
	"pattern":          true,
	"minLength":        true,
	"maxLength":        true,
	"minimum":          true,
	"maximum":          true,
	"exclusiveMinimum": true,
	"exclusiveMaximum": true,
	"multipleOf":       true,
	"minItems":         true,
	"maxItems":         true,
	"uniqueItems":      true,
	"minProperties":    true,
	"maxProperties":    true,

	"x-kubernetes-preserve-unknown-fields": true,
	"x-kubernetes-embedded-resource":       true,
	"x-kubernetes-int-or-string":           true,
	"x-kubernetes-list-type":               true,
	"x-kubernetes-list-map-keys":           true,
	"x-kubernetes-map-type":                true,
	"x-kubernetes-validations":             true,
}

// slimSchema removes the prose of a structural schema. A keyword that is not known here is an error, so that none is lost
// unseen.
func slimSchema(schema object) (object, error) {
	out := object{}
	for keyword, value := range schema {
		if prose[keyword] {
			continue
		}
		kept, err := slimKeyword(keyword, value)
		if err != nil {
			return nil, err
		}
		out[keyword] = kept
	}
	return out, nil
}

func slimKeyword(keyword string, value any) (any, error) {
	if plain[keyword] {
		return value, nil
	}
	switch keyword {
	case "items", "additionalProperties", "not":
		return slimOne(value)
	case "properties":
		out := object{}
		for name, field := range value.(object) {
			slim, err := slimOne(field)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			out[name] = slim
		}
		return out, nil
	case "allOf", "anyOf", "oneOf":
		var out []any
		for _, part := range value.([]any) {
			slim, err := slimOne(part)
			if err != nil {
				return nil, err
			}
			out = append(out, slim)
		}
		return out, nil
	}
	return nil, fmt.Errorf("unknown keyword %s in a schema", keyword)
}

// slimOne takes a schema, or true for anything.
func slimOne(value any) (any, error) {
	if schema, ok := value.(object); ok {
		return slimSchema(schema)
	}
	return value, nil
}
