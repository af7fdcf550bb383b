package rules.secrets["credential-in-config-map_test"]

import data.lib.testing
import data.rules.secrets["credential-in-config-map"] as rule

_map(values) := testing.resource({"kind": "ConfigMap", "data": values})

test_password_is_reported if {
	some violation in rule.violations with input as _map({"DB_PASSWORD": "hunter2"})
	violation.path == ["data", "DB_PASSWORD"]
	not contains(violation.message, "hunter2")
}

test_line_of_a_file_is_reported if {
	some violation in rule.violations with input as _map({"app.yaml": "user: shop\ndb_password: hunter2x\n"})
	violation == {"path": ["data", "app.yaml"], "message": "`app.yaml` holds the credential `db_password`"}
}

test_access_key_is_reported if {
	some violation in rule.violations with input as _map({"aws": concat("", ["AKIA", "IOSFODNN7EXAMPL3"])})
	violation.path == ["data", "aws"]
}

test_url_with_password_is_reported if {
	count(rule.violations) == 1 with input as _map({"DATABASE_URL": "postgres://shop:hunter2@db:5432/shop"})
}

test_other_data_passes if {
	count(rule.violations) == 0 with input as _map({"LOG_LEVEL": "debug", "TOKEN_TTL": "30"})
	count(rule.violations) == 0 with input as _map({"DB_PASSWORD": "${DB_PASSWORD}"})
	count(rule.violations) == 0 with input as _map({"DB_PASSWORD_FILE": "/run/secrets/db"})
	count(rule.violations) == 0 with input as _map({"url": "postgres://shop:$(PASSWORD)@db/shop"})
	count(rule.violations) == 0 with input as _map({"app.yaml": "user: shop\ndb_password: ${DB_PASSWORD}\n# password: x\n"})
	count(rule.violations) == 0 with input as _map({"app.yaml": "secret: web-tls\nexistingSecret: db\npassword: '****'\n"})
	count(rule.violations) == 0 with input as _map({"app.yaml": "server:\n  password:\n  token: \"\"\n"})
}
