package main

import (
	"bytes"
	"fmt"

	"github.com/k8s-platform/generator-k8s-platform/engines/abi"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/builtin"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/cause"
	"github.com/k8s-platform/generator-k8s-platform/engines/admission/internal/manifest"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

type checkArguments struct {
	// Namespace for objects that name none; `default` when it is empty.
	Namespace string `json:"namespace"`
}

// A verdict about a line that has something to say: a line without one is accepted.
type verdict struct {
	// Line counts from 0.
	Line int `json:"line"`
	// Covered is false when nothing can be said of the object; errors then say why, if there is more to it than that nobody
	// knows its kind.
	Covered bool          `json:"covered"`
	Errors  []cause.Cause `json:"errors"`
}

// check judges the objects of the file that comes with the request, one a line.
func check(r abi.Request) ([]verdict, error) {
	arguments, err := abi.Arguments[checkArguments](r)
	if err != nil {
		return nil, err
	}
	if len(r.Files) != 1 {
		return nil, fmt.Errorf("check takes one file, not %d", len(r.Files))
	}
	namespace := arguments.Namespace
	if namespace == "" {
		namespace = "default"
	}
	verdicts := []verdict{}
	line := 0
	for text := range bytes.SplitSeq(bytes.TrimSuffix(r.Files[0].Content, []byte("\n")), []byte("\n")) {
		if v := judge(text, namespace); !v.Covered || len(v.Errors) > 0 {
			v.Line = line
			verdicts = append(verdicts, v)
		}
		line++
	}
	return verdicts, nil
}

// judge turns a failure of the validation into an object that is not covered: it is ours, not the object's. What Go says of the
// failure may hold values, and is left out.
func judge(text []byte, namespace string) (result verdict) {
	defer func() {
		if recover() != nil {
			result = uncovered("the validation failed")
		}
	}()
	if manifest.TooDeep(text) {
		return uncovered("it is nested too deeply")
	}
	m, refused := manifest.Read(text)
	if refused != nil {
		return verdict{Covered: true, Errors: cause.WithoutValues([]cause.Cause{*refused})}
	}
	_, causes, known := builtin.Judge(m, namespace)
	if known {
		if m.Kind.GroupKind() == (schema.GroupKind{Kind: "Secret"}) {
			causes = cause.WithoutValues(causes)
		}
		return verdict{Covered: true, Errors: cause.Sorted(causes)}
	}
	_, causes, known, err := definitions.Judge(m, namespace)
	if err != nil {
		return uncovered(fmt.Sprintf("its CustomResourceDefinition cannot be used: %v", err))
	}
	return verdict{Covered: known, Errors: cause.Sorted(causes)}
}

func uncovered(reason string) verdict {
	return verdict{Errors: []cause.Cause{cause.New("", cause.Internal, reason)}}
}
