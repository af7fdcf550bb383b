package rules.metadata["on-call-annotation_test"]

import data.lib.testing
import data.rules.metadata["on-call-annotation"] as rule

_annotated(annotations) := object.union(
	testing.resource({"metadata": {"annotations": annotations}}),
	{"parameters": {"metadata/on-call-annotation": {"annotation": "on-call", "pattern": `^[^@\s]+@[^@\s]+$`}}},
)

test_missing_annotation_is_reported if {
	some violation in rule.violations with input as _annotated({})
	violation.path == ["metadata", "annotations"]
}

test_other_text_is_reported if {
	some violation in rule.violations with input as _annotated({"on-call": "somebody"})
	violation.path == ["metadata", "annotations", "on-call"]
}

test_address_passes if {
	count(rule.violations) == 0 with input as _annotated({"on-call": "shop@example.com"})
}
