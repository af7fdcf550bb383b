package rules.network["ingress-tls_test"]

import data.lib.testing
import data.rules.network["ingress-tls"] as rule

test_without_tls_is_reported if {
	some violation in rule.violations with input as testing.resource({"spec": {"rules": []}})
	violation.path == ["spec", "tls"]
}

test_tls_passes if {
	count(rule.violations) == 0 with input as testing.resource({"spec": {"tls": [{"secretName": "web-tls"}]}})
}

test_certificate_at_the_load_balancer_passes if {
	annotations := {"alb.ingress.kubernetes.io/certificate-arn": "arn:aws:acm:eu-central-1:111122223333:certificate/0"}
	count(rule.violations) == 0 with input as testing.resource({"metadata": {"annotations": annotations}, "spec": {}})
}
