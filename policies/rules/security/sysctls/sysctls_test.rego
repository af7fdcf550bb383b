package rules.security.sysctls_test

import data.lib.testing
import data.rules.security.sysctls as rule

_pod(name) := testing.pod({"securityContext": {"sysctls": [{"name": name, "value": "1"}]}})

test_unsafe_is_reported if {
	some violation in rule.violations with input as _pod("kernel.msgmax")
	violation.path == ["spec", "securityContext", "sysctls", 0]
}

test_safe_passes if {
	count(rule.violations) == 0 with input as _pod("net.ipv4.tcp_syncookies")
}

test_versions_count if {
	count(rule.violations) == 1 with input as _pod("net.ipv4.tcp_rmem") with input.kubernetes.minor as 31
	count(rule.violations) == 0 with input as _pod("net.ipv4.tcp_rmem") with input.kubernetes.minor as 32
	count(rule.violations) == 1 with input as _pod("net.ipv4.tcp_notsent_lowat") with input.kubernetes.minor as 36
	count(rule.violations) == 0 with input as _pod("net.ipv4.tcp_notsent_lowat") with input.kubernetes.minor as 37
}
