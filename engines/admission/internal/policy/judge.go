package policy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/google/cel-go/interpreter"
	admissionregistration "k8s.io/api/admissionregistration/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/cel"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/warning"
)

// A Request is the creation of an object that the validation of its kind accepts.
type Request struct {
	// Object as it would be stored: of the internal version when it is built in.
	Object     runtime.Object
	Kind       schema.GroupVersionKind
	Resource   schema.GroupVersionResource
	Interfaces admission.ObjectInterfaces
	// Namespace is empty for objects of the cluster.
	Namespace string
	// Named says whether the object names its namespace; where it goes is not known otherwise.
	Named bool
	// Name is empty when the server makes one up.
	Name string
}

// A Finding is what a policy has against an object, by one of its bindings.
type Finding struct {
	Policy string `json:"policy"`
	// Binding is empty when the policy itself cannot be applied.
	Binding string `json:"binding,omitempty"`
	// Action is Deny, Warn or Audit.
	Action admissionregistration.ValidationAction `json:"action"`
	// Message as the server has it, without the names.
	Message string `json:"message"`
	// Reason of a denial, such as Invalid.
	Reason metav1.StatusReason `json:"reason,omitempty"`
}

// Judge returns the first finding of each binding. What depends on who asks, or on a namespace that is not known, is none.
func (s *Set) Judge(request Request) ([]Finding, error) {
	if isExempt(request.Kind) {
		return nil, nil
	}
	isNamespace := request.Kind.GroupKind() == schema.GroupKind{Kind: "Namespace"}
	located := request.Namespace == "" || isNamespace || (request.Named && s.namespaces.has(request.Namespace))
	ctx := cel.WithUnknowns(context.Background(), unknowns(request, located))
	var findings []Finding
	for _, hook := range s.hooks {
		constraints := hook.Policy.Spec.MatchConstraints
		if !located && constraints != nil && s.unknowable(constraints, request) {
			continue
		}
		for _, binding := range hook.Bindings {
			match := binding.Spec.MatchResources
			if !located && match != nil && s.unknowable(match, request) {
				continue
			}
			if hook.ParamScope != nil && !request.Named && request.Namespace != "" && usesNamespaceOf(binding.Spec.ParamRef) {
				continue
			}
			alone := hook
			alone.Bindings = []*admissionregistration.ValidatingAdmissionPolicyBinding{binding}
			finding, err := s.ask(ctx, request, alone)
			if err != nil {
				return nil, err
			}
			if finding != nil {
				findings = append(findings, *finding)
			}
		}
	}
	return findings, nil
}

func (s *Set) unknowable(match *admissionregistration.MatchResources, request Request) bool {
	selector := match.NamespaceSelector
	if request.Named {
		return needs(selector)
	}
	return selector != nil && len(selector.MatchLabels)+len(selector.MatchExpressions) > 0
}

func usesNamespaceOf(ref *admissionregistration.ParamRef) bool {
	return ref != nil && ref.Namespace == ""
}

// ask lets the plugin judge by one binding.
func (s *Set) ask(ctx context.Context, r Request, hook validating.PolicyHook) (*Finding, error) {
	options := &metav1.CreateOptions{TypeMeta: metav1.TypeMeta{APIVersion: "meta.k8s.io/v1", Kind: "CreateOptions"}}
	attributes := &recorder{Attributes: admission.NewAttributesRecord(
		r.Object, nil, r.Kind, r.Namespace, r.Name, r.Resource, "", admission.Create, options, false, nil,
	)}
	err := s.dispatcher.Dispatch(warning.WithWarningRecorder(ctx, attributes), attributes, r.Interfaces, []validating.PolicyHook{hook})
	policy, binding := hook.Policy.Name, hook.Bindings[0].Name
	finding := &Finding{Policy: policy, Binding: binding}
	var status *apierrors.StatusError
	switch {
	case errors.As(err, &status) && status.ErrStatus.Details != nil && len(status.ErrStatus.Details.Causes) > 0:
		causes := status.ErrStatus.Details.Causes
		message := causes[len(causes)-1].Message
		text, bound := strings.CutPrefix(message, fmt.Sprintf("ValidatingAdmissionPolicy '%s' with binding '%s' denied request: ", policy, binding))
		if !bound {
			finding.Binding = ""
			text = strings.TrimPrefix(message, fmt.Sprintf("ValidatingAdmissionPolicy '%s' denied request: ", policy))
		}
		finding.Action, finding.Message, finding.Reason = admissionregistration.Deny, text, status.ErrStatus.Reason
	case err != nil:
		return nil, err
	case attributes.warning != "":
		prefix := fmt.Sprintf("Validation failed for ValidatingAdmissionPolicy '%s' with binding '%s': ", policy, binding)
		finding.Action, finding.Message = admissionregistration.Warn, strings.TrimPrefix(attributes.warning, prefix)
	case attributes.audit != "":
		finding.Action, finding.Message = admissionregistration.Audit, attributes.audit
	default:
		return nil, nil
	}
	return finding, nil
}

// recorder keeps the first warning and the first failure that is to be audited.
type recorder struct {
	admission.Attributes
	warning, audit string
}

func (r *recorder) AddWarning(_, text string) {
	if r.warning == "" {
		r.warning = text
	}
}

func (r *recorder) AddAnnotation(key, value string) error {
	var failures []validating.ValidationFailureValue
	if key == "validation.policy.admission.k8s.io/validation_failure" && r.audit == "" && json.Unmarshal([]byte(value), &failures) == nil && len(failures) > 0 {
		r.audit = failures[0].Message
	}
	return nil
}

// isExempt marks what policies never see, so that they cannot lock a cluster up.
func isExempt(kind schema.GroupVersionKind) bool {
	if kind.Group != admissionregistration.GroupName {
		return false
	}
	switch kind.Kind {
	case "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding":
		return true
	}
	return false
}

// unknowns are the variables of expressions that only the cluster can fill.
func unknowns(r Request, located bool) []*interpreter.AttributePattern {
	patterns := []*interpreter.AttributePattern{
		interpreter.NewAttributePattern(cel.AuthorizerVarName),
		interpreter.NewAttributePattern(cel.RequestResourceAuthorizerVarName),
		interpreter.NewAttributePattern(cel.RequestVarName).QualString("userInfo"),
		interpreter.NewAttributePattern(cel.RequestVarName).QualString("options"),
	}
	if !located {
		patterns = append(patterns, interpreter.NewAttributePattern(cel.NamespaceVarName))
	}
	if r.Namespace != "" && !r.Named {
		patterns = append(patterns,
			interpreter.NewAttributePattern(cel.RequestVarName).QualString("namespace"),
			interpreter.NewAttributePattern(cel.ObjectVarName).QualString("metadata").QualString("namespace"))
	}
	if r.Name == "" {
		patterns = append(patterns,
			interpreter.NewAttributePattern(cel.RequestVarName).QualString("name"),
			interpreter.NewAttributePattern(cel.ObjectVarName).QualString("metadata").QualString("name"))
	}
	return patterns
}
