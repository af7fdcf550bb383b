package rules.gitops["revision-floating_test"]

import data.lib.testing
import data.rules.gitops["revision-floating"] as rule

_application(source) := testing.resource({"spec": {"source": source}})

test_head_is_reported if {
	some violation in rule.violations with input as _application({"path": "apps", "targetRevision": "HEAD"})
	violation.path == ["spec", "source", "targetRevision"]
}

test_unset_is_reported if {
	count(rule.violations) == 1 with input as _application({"path": "apps"})
}

test_several_sources if {
	sources := [{"path": "a", "targetRevision": "main"}, {"path": "b"}]
	paths := {violation.path | some violation in rule.violations} with input as testing.resource({"spec": {"sources": sources}})
	paths == {["spec", "sources", 1, "targetRevision"]}
}

test_branch_passes if {
	count(rule.violations) == 0 with input as _application({"path": "apps", "targetRevision": "main"})
}
