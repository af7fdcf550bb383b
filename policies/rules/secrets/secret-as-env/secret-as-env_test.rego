package rules.secrets["secret-as-env_test"]

import data.lib.testing
import data.rules.secrets["secret-as-env"] as rule

_container(fields) := testing.pod({"containers": [object.union({"name": "web"}, fields)]})

test_variable_is_reported if {
	variable := {"name": "PASSWORD", "valueFrom": {"secretKeyRef": {"name": "db", "key": "password"}}}
	some violation in rule.violations with input as _container({"env": [variable]})
	violation.path == ["spec", "containers", 0, "env", 0, "valueFrom", "secretKeyRef"]
}

test_whole_secret_is_reported if {
	some violation in rule.violations with input as _container({"envFrom": [{"secretRef": {"name": "db"}}]})
	violation.path == ["spec", "containers", 0, "envFrom", 0, "secretRef"]
}

test_config_map_passes if {
	count(rule.violations) == 0 with input as _container({"envFrom": [{"configMapRef": {"name": "web"}}]})
}
