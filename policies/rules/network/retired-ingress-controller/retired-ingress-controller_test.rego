package rules.network["retired-ingress-controller_test"]

import data.lib.testing
import data.rules.network["retired-ingress-controller"] as rule

_controller := {
	"name": "controller",
	"image": "registry.k8s.io/ingress-nginx/controller:v1.14.0",
	"image_facts": {"repository": "ingress-nginx/controller"},
}

test_image_is_reported if {
	some violation in rule.violations with input as testing.pod({"containers": [_controller]})
	violation.path == ["spec", "containers", 0, "image"]
}

test_class_is_reported if {
	some violation in rule.violations with input as testing.resource({"spec": {"controller": "k8s.io/ingress-nginx"}})
	violation.path == ["spec", "controller"]
}

test_charts_are_reported if {
	release := testing.resource({"spec": {"chart": {"spec": {"chart": "ingress-nginx"}}}})
	{violation.path | some violation in rule.violations} == {["spec", "chart", "spec", "chart"]} with input as release
	application := testing.resource({"spec": {"sources": [{"path": "apps"}, {"chart": "ingress-nginx"}]}})
	{violation.path | some violation in rule.violations} == {["spec", "sources", 1, "chart"]} with input as application
}

test_other_controllers_pass if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"controller": "nginx.org/ingress-controller"}})
}

test_web_server_passes if {
	nginx := {"name": "web", "image": "nginx:1.29.1", "image_facts": {"repository": "library/nginx"}}
	count(rule.violations) == 0 with input as testing.pod({"containers": [nginx]})
}
