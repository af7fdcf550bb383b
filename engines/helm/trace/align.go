package trace

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// mostComparisons limits the time that one alignment takes.
const mostComparisons = 1 << 20

// align looks for the lines of an included template in what an action made of them: indented, quoted, joined with other
// text. What was changed further (hashed, encoded, cut) is not found.
func align(printed [][]byte, included *recording) map[int][]Position {
	texts := fragmentsOf(included.output.Bytes())
	if len(printed)*len(texts) > mostComparisons {
		return nil
	}
	found := map[int][]Position{}
	next := 0
	for index, line := range included.lines() {
		text := bytes.TrimSpace(texts[index])
		if len(text) == 0 || line.At.File == "" {
			continue
		}
		for at := next; at < len(printed); at++ {
			if containsWhole(printed[at], text) {
				found[at] = append(append(found[at], line.At), line.Via...)
				if len(printed) > 1 {
					next = at + 1
				}
				break
			}
		}
	}
	return found
}

// containsWhole tells whether a text is in a line, not as a part of a longer word.
func containsWhole(line, text []byte) bool {
	for offset := 0; ; {
		at := bytes.Index(line[offset:], text)
		if at < 0 {
			return false
		}
		start, end := offset+at, offset+at+len(text)
		before, _ := utf8.DecodeLastRune(line[:start])
		after, _ := utf8.DecodeRune(line[end:])
		isEscape := bytes.HasSuffix(line[:start], []byte(`\n`)) // of a quoted text
		if (isEscape || !isWord(before)) && !isWord(after) {
			return true
		}
		offset = start + 1
	}
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

func fragmentsOf(output []byte) [][]byte { return bytes.Split(output, []byte("\n")) }

func isBlank(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }
