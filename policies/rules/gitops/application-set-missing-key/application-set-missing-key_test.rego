package rules.gitops["application-set-missing-key_test"]

import data.lib.testing
import data.rules.gitops["application-set-missing-key"] as rule

_set(spec) := testing.resource({"kind": "ApplicationSet", "spec": spec})

test_missing_option_is_reported if {
	some violation in rule.violations with input as _set({"goTemplate": true})
	violation.path == ["spec", "goTemplateOptions"]
}

test_option_passes if {
	count(rule.violations) == 0 with input as _set({"goTemplate": true, "goTemplateOptions": ["missingkey=error"]})
}

test_another_template_language_passes if {
	count(rule.violations) == 0 with input as _set({})
}
