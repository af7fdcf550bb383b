package rules["supply-chain"]["image-digest_test"]

import data.lib.testing
import data.rules["supply-chain"]["image-digest"] as rule

_image(digest) := testing.pod({"containers": [{"name": "web", "image_facts": {"digest": digest}}]})

test_tag_is_reported if {
	some violation in rule.violations with input as _image("")
	violation.path == ["spec", "containers", 0, "image"]
}

test_digest_passes if {
	count(rule.violations) == 0 with input as _image("sha256:0")
}
