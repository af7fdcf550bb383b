package rules.limits_test

import data.rules.limits

pod := {"metadata": {"name": "web"}, "spec": {"containers": [{"name": "web", "image": "registry.example/web:1"}]}}

test_missing_limits_are_reported if {
	count(limits.violations) == 2 with input as {"resource": pod}
}

test_exempt_images_pass if {
	count(limits.violations) == 0 with input as {"resource": pod} with data.settings.exempt as ["registry.example/"]
}

test_that_fails if {
	found := limits.mode with input as {"parameters": {"mode": "warn"}}
	found == "deny"
}

test_modes[note] if {
	some note, mode in {"warn": "warn", "other": "deny"}
	limits.mode == mode with input as {"parameters": {"mode": note}}
}
