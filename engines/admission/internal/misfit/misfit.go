// Package misfit finds the field that a decoding error speaks of.
package misfit

import (
	"bytes"
	"encoding"
	gojson "encoding/json"
	"fmt"
	"reflect"
	"strings"

	"sigs.k8s.io/json"
)

// Find returns the first field, in the order of the text, whose content does not fit its type in the given struct; empty when
// all of them do. A decoding error names a field without the positions in lists, and none at all when it comes from a type that
// decodes itself, such as a quantity.
func Find(raw []byte, into any) string {
	path, _ := find(raw, reflect.TypeOf(into), "")
	return path
}

// find also says whether there is such a field, for the object as a whole has an empty path.
func find(raw []byte, kind reflect.Type, path string) (string, bool) {
	for kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	if bytes.Equal(raw, []byte("null")) {
		return "", false
	}
	decodesItself := reflect.PointerTo(kind).Implements(unmarshaler) || reflect.PointerTo(kind).Implements(textUnmarshaler)
	switch {
	case decodesItself:
	case kind.Kind() == reflect.Struct && raw[0] == '{':
		fields := fieldTypes(kind)
		return firstMisfit(raw, func(key string, _ int) (reflect.Type, string) { return fields[key], child(path, key) })
	case kind.Kind() == reflect.Map && raw[0] == '{':
		return firstMisfit(raw, func(key string, _ int) (reflect.Type, string) { return kind.Elem(), path + "[" + key + "]" })
	case kind.Kind() == reflect.Slice && raw[0] == '[':
		return firstMisfit(raw, func(_ string, index int) (reflect.Type, string) {
			return kind.Elem(), fmt.Sprintf("%s[%d]", path, index)
		})
	}
	return path, json.UnmarshalCaseSensitivePreserveInts(raw, reflect.New(kind).Interface()) != nil
}

var (
	unmarshaler     = reflect.TypeFor[gojson.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
)

// firstMisfit goes through the members of an object or list. describe tells the type of a member, nil for a field that the
// kind does not have, and its path.
func firstMisfit(raw []byte, describe func(key string, index int) (reflect.Type, string)) (string, bool) {
	decoder := gojson.NewDecoder(bytes.NewReader(raw))
	opening, err := decoder.Token()
	if err != nil {
		return "", false
	}
	for index := 0; decoder.More(); index++ {
		key := ""
		if opening == gojson.Delim('{') {
			token, err := decoder.Token()
			if err != nil {
				return "", false
			}
			key, _ = token.(string)
		}
		var member gojson.RawMessage
		if decoder.Decode(&member) != nil {
			return "", false
		}
		kind, path := describe(key, index)
		if kind == nil {
			continue
		}
		if found, ok := find(member, kind, path); ok {
			return found, true
		}
	}
	return "", false
}

// fieldTypes lists the fields of a struct by their name in JSON, those of embedded structs too.
func fieldTypes(kind reflect.Type) map[string]reflect.Type {
	types := map[string]reflect.Type{}
	for _, f := range reflect.VisibleFields(kind) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			types[name] = f.Type
		}
	}
	return types
}

func child(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
