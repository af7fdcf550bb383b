package rules.metadata["label-values_test"]

import data.lib.testing
import data.rules.metadata["label-values"] as rule

_labelled(value) := testing.resource({"apiVersion": "v1", "metadata": {"labels": {"app": value}}})

test_space_is_reported if {
	some violation in rule.violations with input as _labelled("my shop")
	violation.path == ["metadata", "labels", "app"]
}

test_dash_at_the_end_is_reported if {
	count(rule.violations) == 1 with input as _labelled("shop-")
}

test_long_value_is_reported if {
	long := concat("", [letter | some _ in numbers.range(1, 64); letter := "a"])
	count(rule.violations) == 1 with input as _labelled(long)
}

test_template_is_judged if {
	pod := {"containers": []}
	deployment := testing.deployment({"template": {"metadata": {"labels": {"app": "a b"}}, "spec": pod}}, pod)
	count(rule.violations) == 0 with input as testing.deployment({}, pod)
	patched := json.patch(deployment, [{"op": "add", "path": "/pod/metadata", "value": {"labels": {"app": "a b"}}}])
	some violation in rule.violations with input as patched
	violation.path == ["spec", "template", "metadata", "labels", "app"]
}

test_kustomization_is_judged if {
	kustomization := {"apiVersion": "kustomize.config.k8s.io/v1beta1", "labels": [{"pairs": {"team": "a b"}}]}
	some violation in rule.violations with input as testing.resource(kustomization)
	violation.path == ["labels", 0, "pairs", "team"]
}

test_legal_values_pass if {
	count(rule.violations) == 0 with input as _labelled("Shop_1.4-a")
	count(rule.violations) == 0 with input as _labelled("")
	count(rule.violations) == 0 with input as _labelled("${TEAM}-web")
	count(rule.violations) == 0 with input as _labelled("{{ .team }}")
	count(rule.violations) == 0 with input as _labelled(1)
}
