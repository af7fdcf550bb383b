package rules.references["scrape-annotation-ignored_test"]

import data.lib.testing
import data.rules.references["scrape-annotation-ignored"] as rule

_annotations := {"prometheus.io/scrape": "true"}

_scraped(facts) := object.union(
	testing.resource({"metadata": {"annotations": _annotations}}),
	{"facts": facts},
)

test_annotation_of_a_service_is_reported if {
	some violation in rule.violations with input as _scraped({"prometheusOperator": true})
	violation.path == ["metadata", "annotations", "prometheus.io/scrape"]
}

test_annotation_of_a_template_is_reported if {
	template := {"metadata": {"annotations": _annotations}, "spec": {}}
	workload := testing.workload({"spec": {"template": template}}, ["spec", "template"])
	some violation in rule.violations with input as object.union(workload, {"facts": {"prometheusOperator": true}})
	violation.path == ["spec", "template", "metadata", "annotations", "prometheus.io/scrape"]
}

test_annotation_without_the_operator_passes if {
	count(rule.violations) == 0 with input as _scraped({})
}
