package main

import (
	"bufio"
	"bytes"
	"io"
	"reflect"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v2"
	kubeyaml "k8s.io/apimachinery/pkg/util/yaml"
	sigsyaml "sigs.k8s.io/yaml"
)

// errorLines are the lines of a file, from 1, that the YAML library has for its first syntax error: the one that it
// prints, where it noticed, and where what it was reading began. None where the error is not one of syntax.
func errorLines(file []byte) []int {
	if kubeyaml.IsJSONBuffer(file) {
		return nil
	}
	source := bytes.NewReader(file)
	buffered := bufio.NewReader(source)
	documents := kubeyaml.NewYAMLReader(buffered)
	for {
		start := len(file) - source.Len() - buffered.Buffered()
		document, err := documents.Read()
		if err == io.EOF {
			return nil
		}
		first := 1 + bytes.Count(file[:start], []byte("\n"))
		if err != nil {
			consumed := file[:len(file)-source.Len()-buffered.Buffered()]
			return []int{bytes.Count(bytes.TrimSuffix(consumed, []byte("\n")), []byte("\n")) + 1}
		}
		if _, err := sigsyaml.YAMLToJSON(document); err != nil {
			return syntaxErrorLines(document, first)
		}
	}
}

var printedLine = regexp.MustCompile(`^yaml: line (\d+): `)

// syntaxErrorLines looks into the decoder, because what is printed is off by one for some errors and has no context.
func syntaxErrorLines(document []byte, first int) []int {
	decoder := yaml.NewDecoder(bytes.NewReader(document))
	var value any
	err := decoder.Decode(&value)
	if err == nil {
		return nil
	}
	parser := reflect.ValueOf(decoder).Elem().FieldByName("parser").Elem().FieldByName("parser")
	if parser.FieldByName("problem").String() == "" {
		return nil
	}
	line := func(mark string) int { return first + int(parser.FieldByName(mark).FieldByName("line").Int()) }
	offset := int(parser.FieldByName("problem_offset").Int())
	if offset > 0 && line("problem_mark") == first {
		return []int{first + bytes.Count(document[:min(offset, len(document))], []byte("\n"))}
	}
	lines := []int{line("problem_mark")}
	if match := printedLine.FindStringSubmatch(err.Error()); match != nil {
		printed, _ := strconv.Atoi(match[1])
		lines = append(lines, first+printed-1)
	}
	if parser.FieldByName("context").String() != "" {
		lines = append(lines, line("context_mark"))
	}
	return lines
}
