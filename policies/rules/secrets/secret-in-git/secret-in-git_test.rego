package rules.secrets["secret-in-git_test"]

import data.lib.testing
import data.rules.secrets["secret-in-git"] as rule

test_value_is_reported if {
	some violation in rule.violations with input as testing.resource({"data": {"password": "aHVudGVyMg=="}})
	violation.path == ["data", "password"]
	not contains(violation.message, "aHVudGVyMg")
}

test_plain_text_is_reported if {
	count(rule.violations) == 1 with input as testing.resource({"stringData": {"password": "hunter2"}})
}

test_encrypted_passes if {
	count(rule.violations) == 0 with input as testing.resource({"sops": {}, "data": {"password": "ENC[AES256_GCM]"}})
}

test_placeholder_passes if {
	values := {"a": "${PASSWORD}", "b": "<path:secret/data/db#password>", "c": "", "d": "op://vault/item/field\n"}
	count(rule.violations) == 0 with input as testing.resource({"stringData": values})
}
