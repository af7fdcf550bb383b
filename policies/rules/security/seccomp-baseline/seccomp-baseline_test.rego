package rules.security["seccomp-baseline_test"]

import data.lib.testing
import data.rules.security["seccomp-baseline"] as rule

_pod(profile) := testing.pod({"securityContext": {"seccompProfile": profile}, "containers": [{"name": "web"}]})

test_unconfined_is_reported if {
	some violation in rule.violations with input as _pod({"type": "Unconfined"})
	violation.path == ["spec", "securityContext", "seccompProfile", "type"]
}

test_profile_without_type_is_reported if {
	count(rule.violations) == 1 with input as _pod({})
}

test_profiles_and_none_pass if {
	count(rule.violations) == 0 with input as _pod({"type": "RuntimeDefault"})
	count(rule.violations) == 0 with input as _pod({"type": "Localhost", "localhostProfile": "web.json"})
	count(rule.violations) == 0 with input as _pod(null)
}
