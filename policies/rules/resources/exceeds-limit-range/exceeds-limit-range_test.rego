package rules.resources["exceeds-limit-range_test"]

import data.lib.testing
import data.rules.resources["exceeds-limit-range"] as rule

_bounded(limits, spec) := object.union(
	testing.pod(spec),
	{"facts": {"limitRanges": [{"name": "namespace", "limits": limits}]}},
)

_container(name, resources) := {"name": name, "resources": resources}

_pod(limits, resources) := _bounded(limits, {"containers": [_container("web", resources)]})

_most := [{"type": "Container", "min": {"memory": "64Mi"}, "max": {"memory": "1Gi"}}]

test_more_than_the_most_is_reported if {
	some violation in rule.violations with input as _pod(_most, {"limits": {"memory": "1025Mi"}})
	violation.path == ["spec", "containers", 0, "resources", "limits", "memory"]
}

test_less_than_the_least_is_reported if {
	count(rule.violations) == 1 with input as _pod(_most, {"requests": {"memory": "63Mi"}})
}

test_bounds_are_within if {
	pod := _pod(_most, {"requests": {"memory": "64Mi"}, "limits": {"memory": "1024Mi"}})
	count(rule.violations) == 0 with input as pod
}

test_request_above_the_default_limit_is_reported if {
	limits := [{"type": "Container", "default": {"cpu": "200m"}}]
	some violation in rule.violations with input as _pod(limits, {"requests": {"cpu": "0.5"}})
	violation.path == ["spec", "containers", 0, "resources", "requests", "cpu"]
	count(rule.violations) == 0 with input as _pod(limits, {"requests": {"cpu": "0.5"}, "limits": {"cpu": 1}})
}

test_ratio_is_reported if {
	limits := [{"type": "Container", "maxLimitRequestRatio": {"cpu": "2.5"}}]
	count(rule.violations) == 1 with input as _pod(limits, {"requests": {"cpu": "100m"}, "limits": {"cpu": "251m"}})
	count(rule.violations) == 0 with input as _pod(limits, {"requests": {"cpu": "100m"}, "limits": {"cpu": "250m"}})
}

_together := [{"type": "Pod", "max": {"cpu": "1"}}]

_half := {"requests": {"cpu": "600m"}}

test_sum_is_reported if {
	pod := _bounded(_together, {"containers": [_container("web", _half), _container("proxy", _half)]})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers"]
}

test_init_containers_run_before if {
	pod := _bounded(_together, {"initContainers": [_container("setup", _half)], "containers": [_container("web", _half)]})
	count(rule.violations) == 0 with input as pod
}

test_init_containers_run_beside_earlier_sidecars if {
	sidecar := object.union(_container("proxy", _half), {"restartPolicy": "Always"})
	early := _bounded(_together, {"initContainers": [sidecar, _container("setup", _half)]})
	count(rule.violations) == 1 with input as early
	late := _bounded(_together, {"initContainers": [_container("setup", _half), sidecar]})
	count(rule.violations) == 0 with input as late
}

test_claims_are_reported if {
	limits := [{"type": "PersistentVolumeClaim", "max": {"storage": "10Gi"}}]
	facts := {"facts": {"limitRanges": [{"name": "namespace", "limits": limits}]}}
	spec := {"resources": {"requests": {"storage": "20Gi"}}}
	claim := object.union(testing.resource({"kind": "PersistentVolumeClaim", "spec": spec}), facts)
	some violation in rule.violations with input as claim
	violation.path == ["spec", "resources", "requests", "storage"]
	stateful := object.union(testing.deployment({"volumeClaimTemplates": [{"spec": spec}]}, {}), facts)
	some other in rule.violations with input as stateful
	other.path == ["spec", "volumeClaimTemplates", 0, "spec", "resources", "requests", "storage"]
}
