package rules.reliability["image-pull-policy_test"]

import data.lib.testing
import data.rules.reliability["image-pull-policy"] as rule

_image(tag, digest, fields) := testing.pod({"containers": [object.union(
	{"name": "web", "image_facts": {"tag": tag, "digest": digest}},
	fields,
)]})

test_default_is_reported if {
	some violation in rule.violations with input as _image("1.4.2", "", {})
	violation.path == ["spec", "containers", 0, "imagePullPolicy"]
}

test_never_is_reported if {
	count(rule.violations) == 1 with input as _image("latest", "", {"imagePullPolicy": "Never"})
}

test_default_of_latest_passes if {
	count(rule.violations) == 0 with input as _image("latest", "", {})
}

test_always_passes if {
	count(rule.violations) == 0 with input as _image("1.4.2", "", {"imagePullPolicy": "Always"})
}

test_digest_passes if {
	count(rule.violations) == 0 with input as _image("1.4.2", "sha256:0", {})
}
