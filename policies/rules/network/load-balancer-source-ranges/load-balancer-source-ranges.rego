# METADATA
# title: Load balancers say who may connect
# description: >-
#   A Service of type LoadBalancer without source ranges opens its ports to the whole internet.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [/Service]
#   remediation: >-
#     List the networks of the callers in `loadBalancerSourceRanges`, make the load balancer internal, or
#     use `type: ClusterIP` behind a Gateway.
#   equivalents:
#   - kube-linter/exposed-services
#   since: 0.1.0
package rules.network["load-balancer-source-ranges"]

violations contains {"path": ["spec", "loadBalancerSourceRanges"], "message": "the load balancer takes connections from everywhere"} if {
	input.resource.spec.type == "LoadBalancer"
	count(object.get(input.resource.spec, "loadBalancerSourceRanges", [])) == 0
	not _is_limited_elsewhere
}

violations contains {"path": ["spec", "loadBalancerSourceRanges", index], "message": $"{range} is everywhere"} if {
	input.resource.spec.type == "LoadBalancer"
	some index, range in input.resource.spec.loadBalancerSourceRanges
	range in {"0.0.0.0/0", "::/0"}
	not _is_limited_elsewhere
}

_is_limited_elsewhere if {
	some name, values in _annotations
	lower(input.resource.metadata.annotations[name]) in values
}

_is_limited_elsewhere if input.resource.metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]

_is_limited_elsewhere if input.resource.spec.loadBalancerClass == "tailscale"

# What makes a load balancer internal.
_annotations := {
	"service.beta.kubernetes.io/aws-load-balancer-scheme": {"internal"},
	"service.beta.kubernetes.io/aws-load-balancer-internal": {"true", "0.0.0.0/0"},
	"service.beta.kubernetes.io/azure-load-balancer-internal": {"true"},
	"networking.gke.io/load-balancer-type": {"internal"},
	"cloud.google.com/load-balancer-type": {"internal"},
	"service.beta.kubernetes.io/openstack-internal-load-balancer": {"true"},
	"load-balancer.hetzner.cloud/disable-public-network": {"true"},
}
