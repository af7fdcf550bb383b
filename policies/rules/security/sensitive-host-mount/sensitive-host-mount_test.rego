package rules.security["sensitive-host-mount_test"]

import data.lib.testing
import data.rules.security["sensitive-host-mount"] as rule

_pod(path) := object.union(
	testing.pod({"volumes": [{"name": "host", "hostPath": {"path": path}}]}),
	{"parameters": {"security/sensitive-host-mount": {"paths": ["/", "/etc"]}}},
)

test_folders_are_reported if {
	some violation in rule.violations with input as _pod("/etc")
	violation.path == ["spec", "volumes", 0, "hostPath", "path"]
	count(rule.violations) == 1 with input as _pod("/etc/")
	count(rule.violations) == 1 with input as _pod("/")
}

test_below_passes if {
	count(rule.violations) == 0 with input as _pod("/etc/localtime")
}
