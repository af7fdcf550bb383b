package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	serviceutil "k8s.io/kubernetes/pkg/api/service"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/core/validation"
	netutils "k8s.io/utils/net"
)

// healthCheckPort stands for the port that the server would draw.
const healthCheckPort = 30000

func createService(service *core.Service) field.ErrorList {
	if errors := fillAddresses(service); len(errors) > 0 {
		return errors
	}
	service.Status = core.ServiceStatus{}
	return validation.ValidateServiceCreate(service)
}

// fillAddresses is what the storage of Services fills in before validation. Which address families and ranges the cluster has
// is not known: it has those that the Service asks for, and IPv4 otherwise.
// Source: k8s.io/kubernetes/pkg/registry/core/service/storage/alloc.go.
func fillAddresses(service *core.Service) field.ErrorList {
	spec := &service.Spec
	if spec.ClusterIP != "" && len(spec.ClusterIPs) == 0 {
		spec.ClusterIPs = []string{spec.ClusterIP}
	}
	if spec.Type != core.ServiceTypeExternalName {
		if errors := fillFamilies(service); len(errors) > 0 {
			return errors
		}
	}
	if serviceutil.NeedsHealthCheck(service) && spec.HealthCheckNodePort == 0 {
		spec.HealthCheckNodePort = healthCheckPort
	}
	return nil
}

func fillFamilies(service *core.Service) field.ErrorList {
	spec := &service.Spec
	withoutSelector := spec.ClusterIP == core.ClusterIPNone && len(spec.Selector) == 0
	if spec.IPFamilyPolicy == nil {
		policy := core.IPFamilyPolicySingleStack
		if withoutSelector {
			policy = core.IPFamilyPolicyRequireDualStack
		}
		spec.IPFamilyPolicy = &policy
	}
	if errors := validation.ValidateServiceClusterIPsRelatedFields(service, nil); len(errors) > 0 {
		return errors
	}
	if errors := singleStackConflicts(spec); len(errors) > 0 {
		return errors
	}
	for _, ip := range spec.ClusterIPs[min(len(spec.IPFamilies), len(spec.ClusterIPs)):] {
		if ip == core.ClusterIPNone {
			break
		}
		spec.IPFamilies = append(spec.IPFamilies, familyOf(ip))
	}
	if len(spec.IPFamilies) == 0 {
		spec.IPFamilies = []core.IPFamily{core.IPv4Protocol}
	}
	if len(spec.IPFamilies) == 1 && (withoutSelector && *spec.IPFamilyPolicy != core.IPFamilyPolicySingleStack || *spec.IPFamilyPolicy == core.IPFamilyPolicyRequireDualStack) {
		spec.IPFamilies = append(spec.IPFamilies, otherFamily(spec.IPFamilies[0]))
	}
	return nil
}

func singleStackConflicts(spec *core.ServiceSpec) (errors field.ErrorList) {
	if *spec.IPFamilyPolicy != core.IPFamilyPolicySingleStack {
		return nil
	}
	path := field.NewPath("spec", "ipFamilyPolicy")
	if len(spec.ClusterIPs) == 2 {
		errors = append(errors, field.Invalid(path, spec.IPFamilyPolicy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified"))
	}
	if len(spec.IPFamilies) == 2 {
		errors = append(errors, field.Invalid(path, spec.IPFamilyPolicy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified"))
	}
	return errors
}

func familyOf(ip string) core.IPFamily {
	if netutils.IsIPv6String(ip) {
		return core.IPv6Protocol
	}
	return core.IPv4Protocol
}

func otherFamily(family core.IPFamily) core.IPFamily {
	if family == core.IPv4Protocol {
		return core.IPv6Protocol
	}
	return core.IPv4Protocol
}
