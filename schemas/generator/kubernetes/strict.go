package kubernetes

import "strings"

type object = map[string]any

// Objects without declared properties that really take anything.
var freeForm = map[string]bool{
	"io.k8s.apimachinery.pkg.runtime.RawExtension":  true,
	"io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": true,
	"io.k8s.apimachinery.pkg.apis.meta.v1.Patch":    true,
}

// Vendor extensions that a linter or a merger needs; all others are dropped.
var keptExtensions = map[string]bool{
	"x-kubernetes-int-or-string":      true,
	"x-kubernetes-list-map-keys":      true,
	"x-kubernetes-list-type":          true,
	"x-kubernetes-map-type":           true,
	"x-kubernetes-patch-merge-key":    true,
	"x-kubernetes-patch-strategy":     true,
	"x-kubernetes-unions":             true,
	"x-kubernetes-validations":        true,
	"x-kubernetes-embedded-resource":  true,
	"x-kubernetes-group-version-kind": false,
}

// strictDefinition turns a named OpenAPI v3 definition into JSON Schema that refuses unknown fields.
func strictDefinition(name string, source object) object {
	switch name {
	case "io.k8s.apimachinery.pkg.util.intstr.IntOrString":
		return object{"type": []any{"integer", "string"}, "x-kubernetes-int-or-string": true}
	case "io.k8s.apimachinery.pkg.api.resource.Quantity":
		return object{"type": []any{"string", "number"}, "format": "quantity"}
	}
	out := strictSchema(source)
	if _, open := out["additionalProperties"]; !open && out["type"] == "object" && !freeForm[name] {
		out["additionalProperties"] = false
	}
	return out
}

func strictSchema(source object) object {
	out := object{}
	for key, value := range source {
		switch key {
		case "description":
		case "default":
			if !isZero(value) { // generated code spells out Go's zero values, which say nothing
				out[key] = value
			}
		case "allOf":
			if parts := value.([]any); len(parts) == 1 {
				out["$ref"] = parts[0].(object)["$ref"]
			} else {
				out[key] = value
			}
		case "properties":
			properties := object{}
			for name, property := range value.(object) {
				properties[name] = strictSchema(property.(object))
			}
			out[key] = properties
		case "items", "additionalProperties":
			if schema, ok := value.(object); ok {
				out[key] = strictSchema(schema)
			} else {
				out[key] = value
			}
		default:
			if !strings.HasPrefix(key, "x-") || keptExtensions[key] {
				out[key] = value
			}
		}
	}
	_, declares := out["properties"]
	_, open := out["additionalProperties"]
	preserves, _ := source["x-kubernetes-preserve-unknown-fields"].(bool)
	if declares && !open && !preserves {
		out["additionalProperties"] = false
	}
	return out
}

func isZero(value any) bool {
	switch x := value.(type) {
	case nil:
		return true
	case string:
		return x == ""
	case float64:
		return x == 0
	case bool:
		return !x
	case object:
		return len(x) == 0
	}
	return false
}

// references lists the definitions that a schema points to.
func references(schema any) []string {
	var out []string
	switch x := schema.(type) {
	case object:
		for key, value := range x {
			if ref, ok := value.(string); ok && key == "$ref" {
				out = append(out, strings.TrimPrefix(ref, "#/definitions/"))
			} else {
				out = append(out, references(value)...)
			}
		}
	case []any:
		for _, value := range x {
			out = append(out, references(value)...)
		}
	}
	return out
}
