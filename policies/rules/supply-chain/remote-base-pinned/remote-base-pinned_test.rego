package rules["supply-chain"]["remote-base-pinned_test"]

import data.lib.testing
import data.rules["supply-chain"]["remote-base-pinned"] as rule

_kustomization(entry) := testing.resource({"resources": ["deployment.yaml", entry]})

test_floating_base_is_reported if {
	some violation in rule.violations with input as _kustomization("https://github.com/example/base//overlays/dev")
	violation.path == ["resources", 1]
}

test_short_form_is_reported if {
	count(rule.violations) == 1 with input as _kustomization("github.com/example/base")
}

test_reference_passes if {
	count(rule.violations) == 0 with input as _kustomization("https://github.com/example/base//dev?ref=v1.2.0")
}

test_release_file_passes if {
	count(rule.violations) == 0 with input as _kustomization("https://github.com/example/base/releases/download/v1.2.0/install.yaml")
}

test_local_passes if {
	count(rule.violations) == 0 with input as _kustomization("../base")
}
