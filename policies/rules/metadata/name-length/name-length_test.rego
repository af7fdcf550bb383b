package rules.metadata["name-length_test"]

import data.lib.testing
import data.rules.metadata["name-length"] as rule

_name(length) := concat("", [letter | some _ in numbers.range(1, length); letter := "a"])

test_long_stateful_set_is_reported if {
	some violation in rule.violations with input as testing.resource({"kind": "StatefulSet", "metadata": {"name": _name(53)}})
	violation.path == ["metadata", "name"]
}

test_short_stateful_set_passes if {
	count(rule.violations) == 0 with input as testing.resource({"kind": "StatefulSet", "metadata": {"name": _name(52)}})
}

_application(name, helm) := testing.resource({
	"kind": "Application",
	"metadata": {"name": name},
	"spec": {"source": {"chart": "web", "helm": helm}},
})

test_long_release_is_reported if {
	some violation in rule.violations with input as _application(_name(54), {})
	violation.path == ["metadata", "name"]
}

test_long_release_name_is_reported if {
	some violation in rule.violations with input as _application("web", {"releaseName": _name(54)})
	violation.path == ["spec", "source", "helm", "releaseName"]
}

test_short_release_name_passes if {
	count(rule.violations) == 0 with input as _application(_name(60), {"releaseName": "web"})
}
