package rules.security["host-probe_test"]

import data.lib.testing
import data.rules.security["host-probe"] as rule

_pod(fields) := testing.pod({"containers": [object.union({"name": "web"}, fields)]})

test_probe_is_reported if {
	pod := _pod({"livenessProbe": {"httpGet": {"host": "127.0.0.1", "port": 80}}})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers", 0, "livenessProbe", "httpGet", "host"]
}

test_hook_is_reported if {
	pod := _pod({"lifecycle": {"preStop": {"tcpSocket": {"host": "db", "port": 80}}}})
	some violation in rule.violations with input as pod
	violation.path == ["spec", "containers", 0, "lifecycle", "preStop", "tcpSocket", "host"]
}

test_older_versions_allow_it if {
	pod := _pod({"livenessProbe": {"httpGet": {"host": "127.0.0.1", "port": 80}}})
	count(rule.violations) == 0 with input as pod with input.kubernetes.minor as 33
}

test_own_pod_passes if {
	pod := _pod({"livenessProbe": {"httpGet": {"port": 80}}, "readinessProbe": {"tcpSocket": {"host": "", "port": 80}}})
	count(rule.violations) == 0 with input as pod
}
