// Truth reads YAML and JSON the way kubectl does, as the judge of our own reader.
//
// It takes a JSON list of files on standard input, each as base64, and prints a JSON list of what kubectl makes of
// each: the documents up to the first error, and that error.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	kubejson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// reading is what kubectl makes of one file.
type reading struct {
	// Documents are canonical JSON: sorted keys, whole numbers with all their digits.
	Documents []string `json:"documents"`
	Error     string   `json:"error,omitempty"`
	// Lines that may be called the place of the error, from 1.
	Lines []int `json:"lines,omitempty"`
}

func main() {
	var files [][]byte
	if err := json.NewDecoder(os.Stdin).Decode(&files); err != nil {
		panic(err)
	}
	readings := make([]reading, len(files))
	for i, file := range files {
		readings[i] = read(file)
		if readings[i].Error != "" {
			readings[i].Lines = errorLines(file)
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(readings); err != nil {
		panic(err)
	}
}

// read follows StreamVisitor of k8s.io/cli-runtime, which kubectl reads files with.
func read(file []byte) reading {
	result := reading{Documents: []string{}}
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(file), 4096)
	for {
		var extension runtime.RawExtension
		err := decoder.Decode(&extension)
		if err == io.EOF {
			return result
		}
		if err != nil {
			result.Error = err.Error()
			return result
		}
		raw := bytes.TrimSpace(extension.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		// What cannot become an unstructured object, such as a number beyond float64, is refused one step later.
		var value any
		if err := kubejson.Unmarshal(raw, &value); err != nil {
			result.Error = err.Error()
			return result
		}
		result.Documents = append(result.Documents, canonical(raw))
	}
}

// canonical keeps the digits that the document has, which unstructured objects lose beyond 64 bits.
func canonical(raw []byte) string {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		panic(err)
	}
	var text strings.Builder
	write(&text, value)
	return text.String()
}

func write(text *strings.Builder, value any) {
	switch value := value.(type) {
	case map[string]any:
		keys := make([]string, 0, len(value))
		for key := range value {
			keys = append(keys, key)
		}
		slices.Sort(keys)
		text.WriteByte('{')
		for i, key := range keys {
			if i > 0 {
				text.WriteByte(',')
			}
			writeScalar(text, key)
			text.WriteByte(':')
			write(text, value[key])
		}
		text.WriteByte('}')
	case []any:
		text.WriteByte('[')
		for i, item := range value {
			if i > 0 {
				text.WriteByte(',')
			}
			write(text, item)
		}
		text.WriteByte(']')
	case json.Number:
		writeNumber(text, value)
	default:
		writeScalar(text, value)
	}
}

func writeNumber(text *strings.Builder, number json.Number) {
	if whole, ok := new(big.Int).SetString(number.String(), 10); ok {
		text.WriteString(whole.String())
		return
	}
	float, err := number.Float64()
	if err != nil {
		panic(fmt.Sprintf("%s: %v", number, err))
	}
	if exact := big.NewFloat(float); exact.IsInt() {
		whole, _ := exact.Int(nil)
		text.WriteString(whole.String())
		return
	}
	writeScalar(text, float)
}

func writeScalar(text *strings.Builder, value any) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	text.WriteString(strings.TrimSuffix(buffer.String(), "\n"))
}
