package rules.security["ingress-snippet-annotation_test"]

import data.lib.testing
import data.rules.security["ingress-snippet-annotation"] as rule

_ingress(name) := testing.resource({"kind": "Ingress", "metadata": {"name": "web", "annotations": {name: "x"}}})

test_snippets_are_reported if {
	some violation in rule.violations with input as _ingress("nginx.ingress.kubernetes.io/server-snippet")
	violation.path == ["metadata", "annotations", "nginx.ingress.kubernetes.io/server-snippet"]
	count(rule.violations) == 1 with input as _ingress("nginx.org/location-snippets")
}

test_others_pass if {
	count(rule.violations) == 0 with input as _ingress("nginx.ingress.kubernetes.io/rewrite-target")
	count(rule.violations) == 0 with input as _ingress("example.com/snippet")
}
