package rules.reliability["rollout-promotion_test"]

import data.lib.testing
import data.rules.reliability["rollout-promotion"] as rule

_rollout(strategy) := testing.resource({"spec": {"strategy": strategy}})

test_pause_without_end_is_reported if {
	some violation in rule.violations with input as _rollout({"canary": {"steps": [{"setWeight": 20}, {"pause": {}}]}})
	violation.path == ["spec", "strategy", "canary", "steps", 1, "pause"]
}

test_pause_passes if {
	count(rule.violations) == 0 with input as _rollout({"canary": {"steps": [{"pause": {"duration": "10m"}}]}})
}

test_manual_promotion_is_reported if {
	some violation in rule.violations with input as _rollout({"blueGreen": {"autoPromotionEnabled": false}})
	violation.path == ["spec", "strategy", "blueGreen", "autoPromotionEnabled"]
}

test_promotion_after_a_while_passes if {
	rollout := _rollout({"blueGreen": {"autoPromotionEnabled": false, "autoPromotionSeconds": 600}})
	count(rule.violations) == 0 with input as rollout
}
