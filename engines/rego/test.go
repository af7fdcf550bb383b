package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/tester"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/util/channel"
)

type testArguments struct {
	readingArguments
	// For each test.
	limitArguments
	// A regular expression for the full names of the tests to run, such as data.main_test.test_deny.
	Run      string `json:"run"`
	Coverage bool   `json:"coverage"`
}

type testResult struct {
	Errors []problem `json:"errors"`
	// In the order of files and rows.
	Tests []testOutcome `json:"tests"`
	// As `opa test --coverage` prints it, though tests may have failed.
	Coverage *cover.Report `json:"coverage,omitempty"`
}

type testOutcome struct {
	Package string `json:"package"`
	Name    string `json:"name"`
	File    string `json:"file"`
	Row     int    `json:"row"`
	Column  int    `json:"column"`
	// passed, failed, skipped (todo_test_…) or error.
	Outcome     string `json:"outcome"`
	Message     string `json:"message,omitempty"`
	Nanoseconds int64  `json:"nanoseconds"`
	// What the test printed, cut to some size.
	Output string `json:"output,omitempty"`
	// The parts of a test that is a table, such as test_limits["no cpu"].
	Cases []testCase `json:"cases,omitempty"`
	// Where a failed test went wrong, the last place first.
	Failures []failure `json:"failures,omitempty"`
}

type testCase struct {
	Name   []string `json:"name"`
	Passed bool     `json:"passed"`
}

func test(arguments testArguments, files []abi.File) (any, []abi.File, error) {
	reader, err := arguments.reader()
	if err != nil {
		return nil, nil, err
	}
	read, problems := reader.read(files)
	if len(problems) > 0 {
		return testResult{Errors: problems, Tests: []testOutcome{}}, nil, nil
	}
	return read.test(arguments)
}

func (p policies) test(arguments testArguments) (any, []abi.File, error) {
	limit := arguments.limit()
	topdown.NewCancel = func() topdown.Cancel { return limit.budget() }
	rand.Reader = newRandom()
	coverage := cover.New()
	runner := p.runner(p.compiler(), limit).Filter(arguments.Run)
	if arguments.Coverage {
		runner = runner.SetCoverageQueryTracer(coverage)
	}
	stream, err := runner.RunTests(background, nil)
	if err != nil {
		var errs ast.Errors
		if errors.As(err, &errs) {
			return testResult{Errors: p.problems(err), Tests: []testOutcome{}}, nil, nil
		}
		return nil, nil, err
	}
	ran := channel.Collect(stream)
	slices.SortFunc(ran, func(a, b *tester.Result) int {
		return cmp.Or(cmp.Compare(a.Location.File, b.Location.File), cmp.Compare(a.Location.Row, b.Location.Row))
	})
	result := testResult{Errors: []problem{}, Tests: []testOutcome{}}
	for _, one := range ran {
		result.Tests = append(result.Tests, outcomeOf(one, limit))
	}
	if err := p.explain(result.Tests, limit); err != nil {
		return nil, nil, err
	}
	if arguments.Coverage {
		report := coverage.Report(p.modules())
		result.Coverage = &report
	}
	return result, nil, nil
}

// runner runs one test after the other, so that each has the whole time of its limit.
func (p policies) runner(compiler *ast.Compiler, limit limit) *tester.Runner {
	return tester.NewRunner().
		SetCompiler(compiler).
		SetStore(p.store()).
		SetModules(p.modules()).
		SetTimeout(limit.time).
		SetParallel(1)
}

func outcomeOf(r *tester.Result, limit limit) testOutcome {
	outcome := testOutcome{
		Package:     r.Package,
		Name:        r.Name,
		File:        r.Location.File,
		Row:         r.Location.Row,
		Column:      r.Location.Col,
		Nanoseconds: r.Duration.Nanoseconds(),
		Output:      string(r.Output[:min(len(r.Output), mostPrinted)]),
	}
	switch {
	case r.Error != nil:
		outcome.Outcome, outcome.Message = "error", r.Error.Error()
		if topdown.IsCancel(r.Error) {
			outcome.Message = fmt.Sprintf("stopped: the test takes more than %d ms or %d MiB", limit.time.Milliseconds(), limit.memory>>20)
		}
	case r.Skip:
		outcome.Outcome = "skipped"
	case r.Fail:
		outcome.Outcome = "failed"
	default:
		outcome.Outcome = "passed"
	}
	for name, part := range r.SubResults.Iter {
		if len(part.SubResults) == 0 {
			outcome.Cases = append(outcome.Cases, testCase{name, !part.Fail})
		}
	}
	return outcome
}
