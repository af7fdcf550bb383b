package rules.secrets["credential-in-env_test"]

import data.lib.testing
import data.rules.secrets["credential-in-env"] as rule

_env(name, value) := testing.pod({"containers": [{"name": "web", "env": [{"name": name, "value": value}]}]})

test_password_is_reported if {
	some violation in rule.violations with input as _env("DB_PASSWORD", "hunter2")
	violation.path == ["spec", "containers", 0, "env", 0, "value"]
	not contains(violation.message, "hunter2")
}

test_other_names_pass if {
	count(rule.violations) == 0 with input as _env("LOG_LEVEL", "debug")
	count(rule.violations) == 0 with input as _env("ETCD_INITIAL_CLUSTER_TOKEN", "shop")
	count(rule.violations) == 0 with input as _env("TOKEN_TTL_SECONDS", "30")
}

test_file_and_reference_pass if {
	count(rule.violations) == 0 with input as _env("DB_PASSWORD", "/run/secrets/db")
	count(rule.violations) == 0 with input as _env("DB_PASSWORD", "$(OTHER)")
	count(rule.violations) == 0 with input as _env("DB_PASSWORD", "${FROM_FLUX}")
}

test_words_to_fill_in_pass if {
	count(rule.violations) == 0 with input as _env("DISCOVERY_TOKEN", "INSERT_DISCOVERY_TOKEN")
	count(rule.violations) == 0 with input as _env("API_KEY", "your-api-key")
	count(rule.violations) == 0 with input as _env("API_KEY", "REPLACE_ME")
}

test_password_with_such_a_word_is_reported if {
	count(rule.violations) == 1 with input as _env("DB_PASSWORD", "yours-truly")
	count(rule.violations) == 1 with input as _env("DB_PASSWORD", "changeme")
}
