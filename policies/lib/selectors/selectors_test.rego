package lib.selectors_test

import data.lib.selectors

_labels := {"app": "web", "tier": "front"}

_expression(operator, key, values) := {"matchExpressions": [{"operator": operator, "key": key, "values": values}]}

test_all_labels_must_match if {
	selectors.selects({"matchLabels": {"app": "web"}}, _labels)
	not selectors.selects({"matchLabels": {"app": "web", "tier": "back"}}, _labels)
}

test_empty_selects_all_and_none_nothing if {
	selectors.selects({}, _labels)
	not selectors.selects(null, _labels)
}

test_expressions_hold if {
	selectors.selects(_expression("In", "app", ["web", "api"]), _labels)
	not selectors.selects(_expression("In", "app", ["api"]), _labels)
	selectors.selects(_expression("NotIn", "app", ["api"]), _labels)
	selectors.selects(_expression("NotIn", "team", ["a"]), _labels)
	not selectors.selects(_expression("NotIn", "app", ["web"]), _labels)
}

test_operators_without_values if {
	selectors.selects(_expression("Exists", "app", []), _labels)
	not selectors.selects({"matchExpressions": [{"operator": "Exists", "key": "team"}]}, _labels)
	selectors.selects({"matchExpressions": [{"operator": "DoesNotExist", "key": "team"}]}, _labels)
	not selectors.selects({"matchExpressions": [{"operator": "DoesNotExist", "key": "app"}]}, _labels)
}
