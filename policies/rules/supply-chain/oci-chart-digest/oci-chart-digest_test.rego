package rules["supply-chain"]["oci-chart-digest_test"]

import data.lib.testing
import data.rules["supply-chain"]["oci-chart-digest"] as rule

_application(url, revision) := testing.resource({
	"kind": "Application",
	"spec": {"source": {"repoURL": url, "chart": "web", "targetRevision": revision}},
})

test_tag_is_reported if {
	some violation in rule.violations with input as _application("ghcr.io/example/charts", "1.4.2")
	violation.path == ["spec", "source", "targetRevision"]
}

test_scheme_is_reported if {
	count(rule.violations) == 1 with input as _application("oci://ghcr.io/example/charts/web", "1.4.2")
}

test_flux_is_reported if {
	some violation in rule.violations with input as testing.resource({"kind": "OCIRepository", "spec": {"ref": {"tag": "1.4.2"}}})
	violation.path == ["spec", "ref"]
}

test_digest_passes if {
	count(rule.violations) == 0 with input as _application("ghcr.io/example/charts", "sha256:00")
	count(rule.violations) == 0 with input as testing.resource({"kind": "OCIRepository", "spec": {"ref": {"digest": "sha256:00"}}})
}

test_http_repository_passes if {
	count(rule.violations) == 0 with input as _application("https://charts.example.com", "1.4.2")
}
