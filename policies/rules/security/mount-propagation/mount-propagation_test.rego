package rules.security["mount-propagation_test"]

import data.lib.testing
import data.rules.security["mount-propagation"] as rule

_pod(propagation) := testing.pod({"containers": [{
	"name": "web",
	"volumeMounts": [{"name": "data", "mountPath": "/data", "mountPropagation": propagation}],
}]})

test_bidirectional_is_reported if {
	some violation in rule.violations with input as _pod("Bidirectional")
	violation.path == ["spec", "containers", 0, "volumeMounts", 0, "mountPropagation"]
}

test_other_modes_pass if {
	count(rule.violations) == 0 with input as _pod("HostToContainer")
	count(rule.violations) == 0 with input as _pod("None")
}
