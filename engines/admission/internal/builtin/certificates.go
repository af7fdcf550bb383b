package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
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
	return validation.ValidateCertificateSigningRequestCreate(request)
}
