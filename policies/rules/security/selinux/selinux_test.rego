package rules.security.selinux_test

import data.lib.testing
import data.rules.security.selinux as rule

_pod(options) := testing.pod({"securityContext": {"seLinuxOptions": options}, "containers": [{"name": "web"}]})

test_type_is_reported if {
	some violation in rule.violations with input as _pod({"type": "spc_t"})
	violation.path == ["spec", "securityContext", "seLinuxOptions", "type"]
}

test_user_and_role_are_reported if {
	count(rule.violations) == 2 with input as _pod({"user": "system_u", "role": "system_r"})
}

test_level_and_types_of_containers_pass if {
	count(rule.violations) == 0 with input as _pod({"type": "container_t", "level": "s0:c1,c2", "user": ""})
}

test_engine_type_counts_from_1_31 if {
	count(rule.violations) == 1 with input as _pod({"type": "container_engine_t"}) with input.kubernetes.minor as 30
	count(rule.violations) == 0 with input as _pod({"type": "container_engine_t"}) with input.kubernetes.minor as 31
}
