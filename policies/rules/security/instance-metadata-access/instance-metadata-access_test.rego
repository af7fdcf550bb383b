package rules.security["instance-metadata-access_test"]

import data.lib.testing
import data.rules.security["instance-metadata-access"] as rule

_pod(fields) := testing.pod({"containers": [object.union({"name": "web"}, fields)]})

test_variable_is_reported if {
	pod := _pod({"env": [{"name": "PORT", "value": "80"}, {"name": "IMDS", "value": "http://169.254.169.254"}]})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers", 0, "env", 1, "value"]
}

test_argument_is_reported if {
	pod := _pod({"args": ["curl http://metadata.google.internal/computeMetadata/v1/"]})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers", 0, "args", 0]
}

test_service_is_reported if {
	service := {"kind": "Service", "spec": {"type": "ExternalName", "externalName": "metadata.google.internal"}}
	count(rule.violations) == 1 with input as testing.resource(service)
}

test_policy_is_reported if {
	policy := {"kind": "NetworkPolicy", "spec": {"egress": [{"to": [{"ipBlock": {"cidr": "169.254.169.254/32"}}]}]}}
	some violation in rule.violations with input as testing.resource(policy)
	violation.path == ["spec", "egress", 0, "to", 0, "ipBlock", "cidr"]
}

test_exception_of_a_policy_passes if {
	block := {"cidr": "0.0.0.0/0", "except": ["169.254.169.254/32"]}
	policy := {"kind": "NetworkPolicy", "spec": {"egress": [{"to": [{"ipBlock": block}]}]}}
	count(rule.violations) == 0 with input as testing.resource(policy)
}
