package rules.reliability["rollout-steps_test"]

import data.lib.testing
import data.rules.reliability["rollout-steps"] as rule

_rollout(strategy) := object.union(
	testing.resource({"kind": "Rollout", "spec": {"replicas": 5, "strategy": strategy}}),
	{"facts": {"complete": true, "autoscalers": [], "rollout": {
		"services": ["stable", "canary"],
		"analysisTemplates": ["errors"],
		"clusterAnalysisTemplates": ["latency"],
	}}},
)

_routed := {"canaryService": "canary", "stableService": "stable", "trafficRouting": {"nginx": {"stableIngress": "web"}}}

test_missing_service_is_reported if {
	some violation in rule.violations with input as _rollout({"blueGreen": {"activeService": "web"}})
	violation.path == ["spec", "strategy", "blueGreen", "activeService"]
}

test_one_service_for_both_is_reported if {
	rollout := _rollout({"blueGreen": {"activeService": "stable", "previewService": "stable"}})
	some violation in rule.violations with input as rollout
	violation.path == ["spec", "strategy", "blueGreen", "previewService"]
}

test_missing_template_is_reported if {
	steps := [{"setWeight": 20}, {"analysis": {"templates": [{"templateName": "latency"}]}}]
	some violation in rule.violations with input as _rollout({"canary": {"steps": steps}})
	violation.path == ["spec", "strategy", "canary", "steps", 1, "analysis", "templates", 0, "templateName"]
}

test_known_templates_pass if {
	templates := [{"templateName": "errors"}, {"templateName": "latency", "clusterScope": true}]
	count(rule.violations) == 0 with input as _rollout({"canary": {"analysis": {"templates": templates}}})
}

test_router_without_services_is_reported if {
	rollout := _rollout({"canary": object.remove(_routed, ["stableService"])})
	some violation in rule.violations with input as rollout
	violation.message == "a traffic router needs a `stableService`"
}

test_weight_below_one_pod_is_reported if {
	some violation in rule.violations with input as _rollout({"canary": {"steps": [{"setWeight": 10}]}})
	violation.path == ["spec", "strategy", "canary", "steps", 0, "setWeight"]
}

test_router_keeps_any_weight if {
	count(rule.violations) == 0 with input as _rollout({"canary": object.union(_routed, {"steps": [{"setWeight": 1}]})})
}

test_enough_replicas_pass if {
	count(rule.violations) == 0 with input as _rollout({"canary": {"steps": [{"setWeight": 20}, {"pause": {}}]}})
}
