package rules.secrets["private-key_test"]

import data.lib.testing
import data.rules.secrets["private-key"] as rule

test_key_is_reported if {
	some violation in rule.violations with input as testing.resource({"kind": "ConfigMap", "data": {"tls.key": concat("", ["-----BEGIN ", "RSA PRIVATE KEY-----\nMIIE"])}})
	violation.path == ["data", "tls.key"]
}

test_encoded_key_is_reported if {
	encoded := base64.encode(concat("", ["-----BEGIN ", "PRIVATE KEY-----\nMIIE"]))
	some violation in rule.violations with input as testing.resource({"kind": "Secret", "data": {"tls.key": encoded}})
	violation.path == ["data", "tls.key"]
}

test_encoded_rsa_key_is_reported if {
	encoded := base64.encode(concat("", ["-----BEGIN ", "RSA PRIVATE KEY-----\nMIIE"]))
	count(rule.violations) == 1 with input as testing.resource({"kind": "Secret", "data": {"tls.key": encoded}})
}

test_encoded_ec_key_is_reported if {
	encoded := base64.encode(concat("", ["-----BEGIN ", "EC PRIVATE KEY-----\nMIIE"]))
	count(rule.violations) == 1 with input as testing.resource({"kind": "Secret", "data": {"tls.key": encoded}})
}

test_certificate_passes if {
	count(rule.violations) == 0 with input as testing.resource({"kind": "ConfigMap", "data": {"ca.crt": "-----BEGIN CERTIFICATE-----"}})
}
