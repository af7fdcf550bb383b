package main

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A problem is what OPA has to say against a policy.
type problem struct {
	File string `json:"file,omitempty"`
	// From 1; a column counts code points.
	Row    int `json:"row,omitempty"`
	Column int `json:"column,omitempty"`
	// Of the last line, where what is wrong has several.
	EndRow int `json:"endRow,omitempty"`
	// OPA's, such as rego_type_error, or one of those below.
	Code    string `json:"code"`
	Message string `json:"message"`
	// What OPA adds, such as the types that it has and wants.
	Details []string `json:"details,omitempty"`
	// The file is valid in the syntax of OPA before 1.0.
	ReadsAsVersion0 bool `json:"readsAsVersion0,omitempty"`
}

const (
	codeUnreadable = "unreadable"
	codeRefused    = "refused_builtin"
	codeStopped    = "stopped"
)

// problems takes an error of OPA's apart.
func (r reader) problems(err error) []problem {
	var several ast.Errors
	if errors.As(err, &several) {
		var problems []problem
		for _, one := range several {
			problems = append(problems, r.problem(one))
		}
		return problems
	}
	var one *ast.Error
	if errors.As(err, &one) {
		return []problem{r.problem(one)}
	}
	return []problem{{Code: codeUnreadable, Message: err.Error()}}
}

func (r reader) problem(err *ast.Error) problem {
	p := located(err.Location)
	p.Code, p.Message = err.Code, err.Message
	if _, isSourceLine := err.Details.(*ast.ParserErrorDetail); err.Details != nil && !isSourceLine {
		p.Details = err.Details.Lines()
	}
	for name := range refusedBuiltins {
		switch p.Message {
		case "unsafe built-in function calls in expression: " + name,
			"with keyword replacing built-in function: target must not be unsafe: " + strconv.Quote(name):
			p.Code = codeRefused
			p.Message = fmt.Sprintf("%s is refused: a policy may depend on its input and its data only", name)
		}
	}
	return p
}

func located(at *ast.Location) problem {
	if at == nil {
		return problem{}
	}
	p := problem{File: at.File, Row: at.Row, Column: at.Col}
	if lines := bytes.Count(at.Text, []byte("\n")); lines > 0 {
		p.EndRow = at.Row + lines
	}
	return p
}

func asVersion0(problems []problem) []problem {
	for i := range problems {
		problems[i].ReadsAsVersion0 = true
	}
	return problems
}
