package rules.metadata["instance-matches-name_test"]

import data.lib.testing
import data.rules.metadata["instance-matches-name"] as rule

_labelled(labels) := testing.resource({"metadata": {"name": "web", "labels": labels}})

test_another_name_is_reported if {
	some violation in rule.violations with input as _labelled({"app.kubernetes.io/instance": "api"})
	violation.path == ["metadata", "labels", "app.kubernetes.io/instance"]
	violation.message == "the instance is `api`, and the name `web`"
}

test_missing_label_is_reported if {
	some violation in rule.violations with input as _labelled({})
	violation.message == "the label `app.kubernetes.io/instance` is missing"
}

test_name_passes if {
	count(rule.violations) == 0 with input as _labelled({"app.kubernetes.io/instance": "web"})
}
