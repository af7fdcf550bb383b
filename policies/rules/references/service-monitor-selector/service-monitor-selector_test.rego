package rules.references["service-monitor-selector_test"]

import data.lib.testing
import data.rules.references["service-monitor-selector"] as rule

_selecting(selected) := object.union(
	testing.resource({"spec": {"selector": {"matchLabels": {"app": "web"}}}}),
	{"facts": {"complete": true, "selected": selected}},
)

test_selector_of_nothing_is_reported if {
	some violation in rule.violations with input as _selecting([])
	violation.path == ["spec", "selector"]
}

test_selector_of_something_passes if {
	count(rule.violations) == 0 with input as _selecting([{"name": "web"}])
}

test_empty_selector_passes if {
	everything := object.union(testing.resource({"spec": {"selector": {}}}), {"facts": {"complete": true, "selected": []}})
	count(rule.violations) == 0 with input as everything
}

test_part_of_a_repository_passes if {
	partial := object.union(_selecting([]), {"facts": {"complete": false}})
	count(rule.violations) == 0 with input as partial
}
