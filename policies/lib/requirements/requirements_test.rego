package lib.requirements_test

import data.lib.requirements

_container := {"value": {}}

_in(limits) := {"resources": {}, "limitRanges": [{"name": "namespace", "limits": limits}]}

test_own_limit_counts_as_request if {
	container := {"value": {"resources": {"limits": {"cpu": 1}}}}
	requirements.is_requested(_in([]), container, "cpu")
	not requirements.is_requested(_in([]), container, "memory")
}

test_pod_counts_for_its_containers if {
	scope := {"resources": {"requests": {"memory": "1Gi"}}, "limitRanges": []}
	requirements.is_requested(scope, _container, "memory")
	not requirements.is_limited(scope, _container, "memory")
}

test_namespace_fills_in if {
	scope := _in([{"type": "Container", "defaultRequest": {"cpu": "50m"}, "max": {"memory": "1Gi"}}])
	requirements.is_requested(scope, _container, "cpu")
	not requirements.is_limited(scope, _container, "cpu")
	requirements.is_limited(scope, _container, "memory")
	requirements.is_requested(scope, _container, "memory")
}

test_least_request_is_given if {
	requirements.is_requested(_in([{"type": "Container", "min": {"cpu": "1m"}}]), _container, "cpu")
}

test_limits_of_pods_give_nothing if {
	not requirements.is_limited(_in([{"type": "Pod", "max": {"cpu": "1"}}]), _container, "cpu")
}
