package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/networking"
	"k8s.io/kubernetes/pkg/apis/networking/validation"
)

var networkingGroup = group{networking.GroupName, map[string]kind{
	"Ingress":       namespaced(createIngress).withGeneration(),
	"IngressClass":  clusterWide(validation.ValidateIngressClass).withGeneration(),
	"IPAddress":     clusterWide(validation.ValidateIPAddress),
	"NetworkPolicy": namespaced(createNetworkPolicy).withGeneration(),
	"ServiceCIDR":   clusterWide(createServiceCIDR),
}}

func createIngress(ingress *networking.Ingress) field.ErrorList {
	ingress.Status = networking.IngressStatus{}
	return validation.ValidateIngressCreate(ingress)
}

func createNetworkPolicy(policy *networking.NetworkPolicy) field.ErrorList {
	return validation.ValidateNetworkPolicy(policy, validation.ValidationOptionsForNetworking(policy, nil))
}

func createServiceCIDR(cidr *networking.ServiceCIDR) field.ErrorList {
	cidr.Status = networking.ServiceCIDRStatus{}
	return validation.ValidateServiceCIDR(cidr)
}
