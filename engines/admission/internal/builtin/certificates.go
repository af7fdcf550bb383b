package builtin

import (
	"slices"

	certificatesv1 "k8s.io/api/certificates/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/kubernetes/pkg/apis/certificates"
	"k8s.io/kubernetes/pkg/apis/certificates/validation"
)

var certificatesGroup = group{certificates.GroupName, map[string]kind{
	"CertificateSigningRequest": clusterWide(createCertificateSigningRequest),
}}

func createCertificateSigningRequest(request *certificates.CertificateSigningRequest) field.ErrorList {
	// the server writes down who asks
	request.Spec.Username, request.Spec.UID, request.Spec.Groups, request.Spec.Extra = "", "", nil, nil
	request.Status = certificates.CertificateSigningRequestStatus{}
	if errors := validation.ValidateCertificateSigningRequestCreate(request); len(errors) > 0 {
		return errors
	}
	return restrictSubject(request)
}

// restrictSubject is the admission plugin CertificateSubjectRestriction.
func restrictSubject(request *certificates.CertificateSigningRequest) field.ErrorList {
	if request.Spec.SignerName != certificatesv1.KubeAPIServerClientSignerName {
		return nil
	}
	parsed, err := certificates.ParseCSR(request.Spec.Request)
	if err != nil || !slices.Contains(parsed.Subject.Organization, user.SystemPrivilegedGroup) {
		return nil
	}
	return field.ErrorList{field.Forbidden(field.NewPath("spec", "request"),
		"use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed")}
}
