package builtin

import (
	"k8s.io/apimachinery/pkg/util/validation/field"
	"k8s.io/kubernetes/pkg/apis/core"
	"k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/features"
	podsecurity "k8s.io/pod-security-admission/api"
)

var coreGroup = group{core.GroupName, map[string]kind{
	"ConfigMap":             namespaced(validation.ValidateConfigMap),
	"Endpoints":             namespaced(validation.ValidateEndpointsCreate),
	"Event":                 versioned(true, validation.ValidateEventCreate),
	"LimitRange":            namespaced(createLimitRange),
	"Namespace":             clusterWide(createNamespace),
	"Node":                  clusterWide(createNode),
	"PersistentVolume":      clusterWide(createPersistentVolume),
	"PersistentVolumeClaim": namespaced(createPersistentVolumeClaim),
	"Pod":                   namespaced(createPod).withGeneration(),
	"PodTemplate":           namespaced(createPodTemplate).withGeneration(),
	"ReplicationController": namespaced(createReplicationController).withGeneration(),
	"ResourceQuota":         namespaced(createResourceQuota),
	"Secret":                namespaced(validation.ValidateSecret),
	"Service":               namespaced(createService),
	"ServiceAccount":        namespaced(validation.ValidateServiceAccount),
}}

// Events are the same objects in both groups.
var eventsGroup = group{"events.k8s.io", map[string]kind{
	"Event": versioned(true, validation.ValidateEventCreate),
}}

func createLimitRange(limits *core.LimitRange) field.ErrorList {
	if limits.Name == "" {
		limits.Name = string(limits.UID)
	}
	return validation.ValidateLimitRange(limits)
}

func createNamespace(namespace *core.Namespace) field.ErrorList {
	namespace.Status = core.NamespaceStatus{Phase: core.NamespaceActive}
	if errors := validation.ValidateNamespace(namespace); len(errors) > 0 {
		return errors
	}
	// the PodSecurity admission plugin
	privileged := podsecurity.LevelVersion{Level: podsecurity.LevelPrivileged, Version: podsecurity.LatestVersion()}
	_, errors := podsecurity.PolicyToEvaluate(namespace.Labels, podsecurity.Policy{Enforce: privileged, Audit: privileged, Warn: privileged})
	return errors
}

func createNode(node *core.Node) field.ErrorList {
	node.Spec.ConfigSource, node.Status.Config = nil, nil
	if !enabled(features.NodeDeclaredFeatures) {
		node.Status.DeclaredFeatures = nil
	}
	return validation.ValidateNode(node)
}

func createResourceQuota(quota *core.ResourceQuota) field.ErrorList {
	quota.Status = core.ResourceQuotaStatus{}
	return validation.ValidateResourceQuota(quota)
}
