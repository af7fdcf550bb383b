package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/authentication"
	"k8s.io/kubernetes/pkg/apis/authorization"
	"k8s.io/kubernetes/pkg/apis/authorization/validation"
)

var authenticationGroup = group{authentication.GroupName, map[string]kind{
	"SelfSubjectReview": clusterWide(createSelfSubjectReview).asRequest(),
	"TokenReview":       clusterWide(createTokenReview).asRequest(),
}}

var authorizationGroup = group{authorization.GroupName, map[string]kind{
	"LocalSubjectAccessReview": namespaced(validation.ValidateLocalSubjectAccessReview).asRequest(),
	"SelfSubjectAccessReview":  clusterWide(validation.ValidateSelfSubjectAccessReview).asRequest(),
	"SelfSubjectRulesReview":   clusterWide(createSelfSubjectRulesReview).asRequest(),
	"SubjectAccessReview":      clusterWide(validation.ValidateSubjectAccessReview).asRequest(),
}}

func createSelfSubjectReview(*authentication.SelfSubjectReview) field.ErrorList { return nil }

func createTokenReview(review *authentication.TokenReview) field.ErrorList {
	if review.Spec.Token == "" {
		return field.ErrorList{field.Required(field.NewPath("spec", "token"), "token is required for TokenReview in authentication")}
	}
	return nil
}

func createSelfSubjectRulesReview(review *authorization.SelfSubjectRulesReview) field.ErrorList {
	if review.Spec.Namespace == "" {
		return field.ErrorList{field.Required(field.NewPath("spec", "namespace"), "no namespace on request")}
	}
	return nil
}
