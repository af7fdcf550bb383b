// Package jsonfile reads JSON, and writes it so that two runs give the same bytes and a diff can be read.
package jsonfile

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Encode writes compact JSON with sorted keys and without HTML escapes.
func Encode(value any) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// Decode reads JSON with its numbers as they are written.
func Decode(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(into)
}

// Read reads a file that must not have fields of which into knows nothing.
func Read(path string, into any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(into)
}

// WriteEntries writes an object with one line for each key.
func WriteEntries[T any](path string, entries map[string]T) error {
	var b bytes.Buffer
	b.WriteString("{\n")
	for i, key := range slices.Sorted(maps.Keys(entries)) {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.Write(Encode(key))
		b.WriteByte(':')
		b.Write(Encode(entries[key]))
	}
	b.WriteString("\n}\n")
	return write(path, b.Bytes())
}

// WriteWrapped writes a value in lines: what is longer than width is broken up, one line for each field or item.
func WriteWrapped(path string, value any, width int) error {
	var plain any
	if err := Decode(Encode(value), &plain); err != nil {
		return err
	}
	var b bytes.Buffer
	wrap(&b, plain, width)
	b.WriteByte('\n')
	return write(path, b.Bytes())
}

func wrap(b *bytes.Buffer, value any, width int) {
	if line := Encode(value); len(line) <= width {
		b.Write(line)
		return
	}
	switch x := value.(type) {
	case map[string]any:
		b.WriteByte('{')
		for i, key := range slices.Sorted(maps.Keys(x)) {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
			b.Write(Encode(key))
			b.WriteByte(':')
			wrap(b, x[key], width)
		}
		b.WriteString("\n}")
	case []any:
		b.WriteByte('[')
		for i, item := range x {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteByte('\n')
			wrap(b, item, width)
		}
		b.WriteString("\n]")
	default:
		b.Write(Encode(value))
	}
}

func write(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o644)
}
