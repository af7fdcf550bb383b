package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/admissionregistration"
	"k8s.io/kubernetes/pkg/apis/admissionregistration/validation"
)

var admissionGroup = group{admissionregistration.GroupName, map[string]kind{
	"MutatingAdmissionPolicy":          clusterWide(validation.ValidateMutatingAdmissionPolicy).withGeneration(),
	"MutatingAdmissionPolicyBinding":   clusterWide(validation.ValidateMutatingAdmissionPolicyBinding).withGeneration(),
	"MutatingWebhookConfiguration":     clusterWide(validation.ValidateMutatingWebhookConfiguration).withGeneration(),
	"ValidatingAdmissionPolicy":        clusterWide(createValidatingAdmissionPolicy).withGeneration(),
	"ValidatingAdmissionPolicyBinding": clusterWide(validation.ValidateValidatingAdmissionPolicyBinding).withGeneration(),
	"ValidatingWebhookConfiguration":   clusterWide(validation.ValidateValidatingWebhookConfiguration).withGeneration(),
}}

func createValidatingAdmissionPolicy(policy *admissionregistration.ValidatingAdmissionPolicy) field.ErrorList {
	policy.Status = admissionregistration.ValidatingAdmissionPolicyStatus{}
	return validation.ValidateValidatingAdmissionPolicy(policy)
}
