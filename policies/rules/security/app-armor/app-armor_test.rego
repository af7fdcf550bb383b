package rules.security["app-armor_test"]

import data.lib.testing
import data.rules.security["app-armor"] as rule

_pod(profile) := testing.pod({"containers": [{"name": "web", "securityContext": {"appArmorProfile": profile}}]})

_annotated(value) := object.union(
	testing.pod({}),
	{"pod": {"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/web": value}}}},
)

test_unconfined_is_reported if {
	some violation in rule.violations with input as _pod({"type": "Unconfined"})
	violation.path == ["spec", "containers", 0, "securityContext", "appArmorProfile", "type"]
}

test_profile_without_type_is_reported if {
	count(rule.violations) == 1 with input as _pod({})
}

test_annotation_is_reported if {
	some violation in rule.violations with input as _annotated("unconfined")
	violation.path == ["metadata", "annotations", "container.apparmor.security.beta.kubernetes.io/web"]
}

test_profiles_pass if {
	count(rule.violations) == 0 with input as _pod({"type": "RuntimeDefault"})
	count(rule.violations) == 0 with input as _pod({"type": "Localhost", "localhostProfile": "web"})
	count(rule.violations) == 0 with input as _annotated("runtime/default")
	count(rule.violations) == 0 with input as _annotated("localhost/web")
}
