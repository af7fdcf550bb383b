package main

import (
	"errors"
	"slices"

	"github.com/k8s-platform/generator-k8s-platform/engines/helm/trace"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	valuesutil "helm.sh/helm/v4/pkg/chart/common/util"
	chart "helm.sh/helm/v4/pkg/chart/v2"
)

// A violation is a value that the schema of a chart refuses; its path starts at the values of the chart that is rendered.
type violation struct {
	Chart   string     `json:"chart"`
	Path    trace.Path `json:"path"`
	Message string     `json:"message"`
}

var english = message.NewPrinter(language.English)

// failedSchema is for values that do not fit the charts.
func (r *rendering) failedSchema(err error, userValues map[string]any) *failure {
	f := &failure{Kind: wrongSchema, Message: err.Error()}
	values, err := valuesutil.CoalesceValues(r.chart, userValues)
	if err != nil {
		f.Kind = wrongValues // they could not even be put together
		return f
	}
	f.Violations = violations(r.chart, values, nil)
	slices.SortStableFunc(f.Violations, func(a, b violation) int { return slices.Compare(a.Path, b.Path) }) // found in any order
	f.location = location{Chart: r.chart.Name()}
	return f
}

func violations(c *chart.Chart, values map[string]any, path trace.Path) []violation {
	var found []violation
	if c.Schema != nil {
		var refused *jsonschema.ValidationError
		if errors.As(valuesutil.ValidateAgainstSingleSchema(values, c.Schema), &refused) {
			for _, leaf := range leaves(refused) {
				found = append(found, violation{
					Chart:   c.ChartFullPath(),
					Path:    append(append(trace.Path{}, path...), leaf.InstanceLocation...),
					Message: leaf.ErrorKind.LocalizedString(english),
				})
			}
		}
	}
	for _, dependency := range c.Dependencies() {
		if below, ok := values[dependency.Name()].(map[string]any); ok {
			found = append(found, violations(dependency, below, slices.Concat(path, trace.Path{dependency.Name()}))...)
		}
	}
	return found
}

// leaves are the errors that have no further cause.
func leaves(refused *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(refused.Causes) == 0 {
		return []*jsonschema.ValidationError{refused}
	}
	var found []*jsonschema.ValidationError
	for _, cause := range refused.Causes {
		found = append(found, leaves(cause)...)
	}
	return found
}
