package main

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// A failure is an expression that was not true, and so ended the evaluation of a rule.
type failure struct {
	File   string `json:"file"`
	Row    int    `json:"row"`
	Column int    `json:"column"`
	// The expression as it is written.
	Text string `json:"text"`
	// The values of its variables and calls, by their text.
	Values map[string]string `json:"values"`
}

const (
	mostFailures = 5
	mostText     = 200
	noTest       = "$." // a pattern that nothing matches
)

// explain runs the failed tests once more, and keeps where they went wrong.
func (p policies) explain(tests []testOutcome, limit limit) error {
	var compiler *ast.Compiler
	for i := range tests {
		if tests[i].Outcome != "failed" {
			continue
		}
		if compiler == nil {
			compiler = p.compiler().WithRewriteTestRules(true)
			// the runner compiles tests in a way of its own
			if _, err := p.runner(compiler, limit).Filter(noTest).RunTests(background, nil); err != nil {
				return err
			}
		}
		failures, err := p.failuresOf(tests[i], compiler)
		if err != nil {
			return err
		}
		tests[i].Failures = failures
	}
	return nil
}

func (p policies) failuresOf(test testOutcome, compiler *ast.Compiler) ([]failure, error) {
	var trace failureTrace
	_, err := rego.New(
		rego.Query(queryOf(test, compiler)),
		rego.Compiler(compiler),
		rego.Store(p.store()),
		rego.EnablePrintStatements(true),
		rego.QueryTracer(&trace),
	).Eval(background)
	if err != nil && !topdown.IsCancel(err) {
		return nil, err
	}
	return trace.failures(), nil
}

// queryOf finds a test's rule by its place, for OPA numbers those that have the same name.
func queryOf(test testOutcome, compiler *ast.Compiler) string {
	for _, module := range compiler.Modules {
		for _, rule := range module.Rules {
			if at := rule.Location; at.File == test.File && at.Row == test.Row && at.Col == test.Column {
				return rule.Ref().GroundPrefix().String()
			}
		}
	}
	return test.Package + "." + test.Name
}

// A failureTrace keeps the last events in which an expression was not true.
type failureTrace []topdown.Event

// Enabled is part of topdown.QueryTracer.
func (*failureTrace) Enabled() bool { return true }

// Config is part of topdown.QueryTracer.
func (*failureTrace) Config() topdown.TraceConfig { return topdown.TraceConfig{PlugLocalVars: true} }

// TraceEvent is part of topdown.QueryTracer.
func (t *failureTrace) TraceEvent(event topdown.Event) {
	expression, ok := event.Node.(*ast.Expr)
	if !ok || event.Op != topdown.FailOp || event.Location == nil || event.Location.File == "" {
		return
	}
	if expression.IsEvery() {
		return // the expression inside it says more
	}
	at := func(other topdown.Event) bool { return other.Location.Equal(event.Location) }
	*t = append(slices.DeleteFunc(*t, at), event)
	*t = (*t)[max(0, len(*t)-mostFailures):]
}

func (t *failureTrace) failures() []failure {
	var failures []failure
	for _, event := range slices.Backward(*t) {
		expression := event.Node.(*ast.Expr)
		failures = append(failures, failure{
			File:   event.Location.File,
			Row:    event.Location.Row,
			Column: event.Location.Col,
			Text:   shortened(string(expression.BaseCogeneratedExpr().Location.Text)),
			Values: valuesIn(expression, event),
		})
	}
	return failures
}

func valuesIn(expression *ast.Expr, event topdown.Event) map[string]string {
	values := map[string]string{}
	for _, part := range append([]*ast.Expr{expression}, expression.CogeneratedExprs()...) {
		ast.WalkTerms(part, func(term *ast.Term) bool {
			switch variable := term.Value.(type) {
			case *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
				return true // has variables of its own
			case ast.Var:
				if value := event.Locals.Get(variable); value != nil && term.Location != nil {
					values[shortened(string(term.Location.Text))] = shortened(value.String())
				}
			}
			return false
		})
	}
	return values
}

func shortened(text string) string {
	if len(text) <= mostText {
		return text
	}
	return text[:mostText] + "…"
}
