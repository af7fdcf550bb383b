package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// What was prepared, by the caller's own names.
var prepared = map[string]*preparedPolicies{}

// preparedPolicies keep the queries that were asked; what could not be compiled keeps why.
type preparedPolicies struct {
	reader
	compiler *ast.Compiler
	store    storage.Store
	queries  map[string]rego.PreparedEvalQuery
	errors   []problem
}

type prepareArguments struct {
	checkArguments
	ID string `json:"id"`
}

// prepare compiles policies for `evaluate`; what had the same name before is replaced.
func prepare(arguments prepareArguments, files []abi.File) (any, []abi.File, error) {
	delete(prepared, arguments.ID)
	reader, err := arguments.reader()
	if err != nil {
		return nil, nil, err
	}
	policies := &preparedPolicies{reader: reader, queries: map[string]rego.PreparedEvalQuery{}}
	compiled, problems := reader.compile(files, arguments.Strict)
	if policies.errors = problems; len(problems) == 0 {
		policies.compiler, policies.store = compiled.compiler, compiled.store()
	}
	prepared[arguments.ID] = policies
	return checkResult{problems}, nil, nil
}

type forgetArguments struct {
	ID string `json:"id"`
}

func forget(arguments forgetArguments, _ []abi.File) (any, []abi.File, error) {
	delete(prepared, arguments.ID)
	return nil, nil, nil
}

type evaluateArguments struct {
	limitArguments
	ID string `json:"id"`
	// Such as data.main.deny; each is prepared when it is first asked.
	Queries []string `json:"queries"`
}

// An evaluation is the answer to one query for one input: results, none where the query is undefined, or an error.
type evaluation struct {
	Results []answerOf `json:"results,omitempty"`
	Error   *problem   `json:"error,omitempty"`
	// What the policies printed, cut to some size.
	Output string `json:"output,omitempty"`
}

type answerOf struct {
	// The value of each expression of the query.
	Expressions []any     `json:"expressions"`
	Bindings    rego.Vars `json:"bindings,omitempty"`
}

// evaluate answers each query for each input, unless what was prepared has errors. An input is a file of JSON, or a line of a file *.jsonl. The file
// "evaluations.jsonl" has a line for each input, with a list of evaluations in the order of the queries.
func evaluate(arguments evaluateArguments, files []abi.File) (any, []abi.File, error) {
	policies, ok := prepared[arguments.ID]
	if !ok {
		return nil, nil, fmt.Errorf("nothing is prepared as %q", arguments.ID)
	}
	if len(policies.errors) > 0 {
		return checkResult{policies.errors}, nil, nil
	}
	var lines bytes.Buffer
	encoder := json.NewEncoder(&lines)
	for _, text := range inputTexts(files) {
		input, err := ast.ValueFromReader(bytes.NewReader(text))
		if err != nil {
			return nil, nil, fmt.Errorf("an input is not JSON: %w", err)
		}
		evaluations := make([]evaluation, len(arguments.Queries))
		for i, query := range arguments.Queries {
			evaluations[i] = policies.evaluate(query, input, arguments.limit())
		}
		if err := encoder.Encode(evaluations); err != nil {
			return nil, nil, err
		}
	}
	return checkResult{[]problem{}}, []abi.File{{Path: "evaluations.jsonl", Content: lines.Bytes()}}, nil
}

func inputTexts(files []abi.File) [][]byte {
	var texts [][]byte
	for _, file := range files {
		if path.Ext(file.Path) != ".jsonl" {
			texts = append(texts, file.Content)
			continue
		}
		for line := range bytes.Lines(file.Content) {
			if len(bytes.TrimSpace(line)) > 0 {
				texts = append(texts, line)
			}
		}
	}
	return texts
}

func (p *preparedPolicies) evaluate(text string, input ast.Value, limit limit) evaluation {
	query, err := p.query(text)
	if err != nil {
		return evaluation{Error: &p.problems(err)[0]}
	}
	budget := limit.budget()
	var printed printed
	results, err := query.Eval(background,
		rego.EvalParsedInput(input),
		rego.EvalExternalCancel(budget),
		rego.EvalPrintHook(&printed),
		rego.EvalSeed(newRandom()),
		rego.EvalSortSets(true),
	)
	if err != nil {
		return evaluation{Error: p.evaluationProblem(err, budget), Output: printed.String()}
	}
	answers := make([]answerOf, len(results))
	for i, result := range results {
		answers[i].Bindings = result.Bindings
		for _, expression := range result.Expressions {
			answers[i].Expressions = append(answers[i].Expressions, expression.Value)
		}
	}
	return evaluation{Results: answers, Output: printed.String()}
}

func (p *preparedPolicies) query(text string) (rego.PreparedEvalQuery, error) {
	if query, ok := p.queries[text]; ok {
		return query, nil
	}
	query, err := rego.New(
		rego.Query(text),
		rego.Compiler(p.compiler),
		rego.Store(p.store),
		rego.SetRegoVersion(p.version),
		rego.EnablePrintStatements(true),
	).PrepareForEval(background)
	if err == nil {
		p.queries[text] = query
	}
	return query, err
}

func (r reader) evaluationProblem(err error, budget *budget) *problem {
	var failed *topdown.Error
	if !errors.As(err, &failed) {
		return &r.problems(err)[0]
	}
	problem := located(failed.Location)
	problem.Code, problem.Message = failed.Code, failed.Message
	if budget.exhausted != "" {
		problem.Code, problem.Message = codeStopped, budget.exhausted
	}
	return &problem
}
