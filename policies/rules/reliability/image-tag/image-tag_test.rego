package rules.reliability["image-tag_test"]

import data.lib.testing
import data.rules.reliability["image-tag"] as rule

_image(tag, digest) := _named("web", tag, digest)

_named(image, tag, digest) := testing.pod({"containers": [{
	"name": "web",
	"image": image,
	"image_facts": {"tag": tag, "digest": digest},
}]})

test_missing_tag_is_reported if {
	some violation in rule.violations with input as _image("", "")
	violation.path == ["spec", "containers", 0, "image"]
}

test_mutable_tag_is_reported if {
	count(rule.violations) == 1 with input as _image("latest", "")
}

test_version_passes if {
	count(rule.violations) == 0 with input as _image("1.4.2", "")
}

test_digest_passes if {
	count(rule.violations) == 0 with input as _image("latest", "sha256:0")
}

test_names_that_a_tool_fills_in_pass if {
	count(rule.violations) == 0 with input as _named("${IMAGE}", "", "")
	count(rule.violations) == 0 with input as _named("ko://github.com/example/web", "", "")
}
