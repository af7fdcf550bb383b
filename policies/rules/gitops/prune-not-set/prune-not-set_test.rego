package rules.gitops["prune-not-set_test"]

import data.lib.testing
import data.rules.gitops["prune-not-set"] as rule

_application(automated) := testing.resource({"kind": "Application", "apiVersion": "argoproj.io/v1alpha1", "spec": {"syncPolicy": {"automated": automated}}})

test_missing_prune_is_reported if {
	some violation in rule.violations with input as _application({"selfHeal": true})
	violation.path == ["spec", "syncPolicy", "automated"]
}

test_application_set_is_judged if {
	set := {"kind": "ApplicationSet", "apiVersion": "argoproj.io/v1alpha1", "spec": {"template": {"spec": {"syncPolicy": {"automated": {}}}}}}
	some violation in rule.violations with input as testing.resource(set)
	violation.path == ["spec", "template", "spec", "syncPolicy", "automated"]
}

test_flux_without_prune_is_reported if {
	kustomization := {"apiVersion": "kustomize.toolkit.fluxcd.io/v1", "spec": {"prune": false}}
	some violation in rule.violations with input as testing.resource(kustomization)
	violation.path == ["spec", "prune"]
}

test_decision_passes if {
	count(rule.violations) == 0 with input as _application({"prune": true})
	count(rule.violations) == 0 with input as _application({"prune": false})
	count(rule.violations) == 0 with input as _application({"enabled": false})
}

test_manual_sync_passes if {
	application := {"kind": "Application", "apiVersion": "argoproj.io/v1alpha1", "spec": {}}
	count(rule.violations) == 0 with input as testing.resource(application)
}
