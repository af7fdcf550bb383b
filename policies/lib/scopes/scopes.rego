# METADATA
# title: Scopes of kinds
# description: Which kinds belong to no namespace.
package lib.scopes

_cluster_wide := {
	"": {"Namespace", "Node", "PersistentVolume"},
	"admissionregistration.k8s.io": {
		"MutatingAdmissionPolicy",
		"MutatingAdmissionPolicyBinding",
		"MutatingWebhookConfiguration",
		"ValidatingAdmissionPolicy",
		"ValidatingAdmissionPolicyBinding",
		"ValidatingWebhookConfiguration",
	},
	"apiextensions.k8s.io": {"CustomResourceDefinition"},
	"apiregistration.k8s.io": {"APIService"},
	"certificates.k8s.io": {"CertificateSigningRequest"},
	"flowcontrol.apiserver.k8s.io": {"FlowSchema", "PriorityLevelConfiguration"},
	"networking.k8s.io": {"IPAddress", "IngressClass", "ServiceCIDR"},
	"node.k8s.io": {"RuntimeClass"},
	"rbac.authorization.k8s.io": {"ClusterRole", "ClusterRoleBinding"},
	"resource.k8s.io": {"DeviceClass", "ResourceSlice"},
	"scheduling.k8s.io": {"PriorityClass"},
	"storage.k8s.io": {"CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"},
}

_namespaced_groups := {"", "apps", "autoscaling", "batch", "coordination.k8s.io", "discovery.k8s.io", "policy"}

# METADATA
# title: Whether a kind is known to belong to no namespace
is_cluster_wide(group, kind) if kind in _cluster_wide[group]

# METADATA
# title: Whether a kind is known to live in namespaces
# description: Of custom resources neither is known.
is_namespaced(group, kind) if {
	group in _namespaced_groups
	not is_cluster_wide(group, kind)
}

is_namespaced("networking.k8s.io", kind) if kind in {"Ingress", "NetworkPolicy"}

is_namespaced("rbac.authorization.k8s.io", kind) if kind in {"Role", "RoleBinding"}
