package rules.security["default-service-account_test"]

import data.lib.testing
import data.rules.security["default-service-account"] as rule

test_pod_is_reported if {
	some violation in rule.violations with input as testing.deployment({}, {"containers": []})
	violation.path == ["spec", "template", "spec", "automountServiceAccountToken"]
	with_token := testing.pod({"automountServiceAccountToken": true})
	{["spec", "serviceAccountName"]} == {found.path | some found in rule.violations} with input as with_token
	count(rule.violations) == 1 with input as testing.pod({"serviceAccountName": "default"})
}

test_binding_is_reported if {
	binding := testing.resource({
		"kind": "RoleBinding",
		"subjects": [{"kind": "User", "name": "default"}, {"kind": "ServiceAccount", "name": "default"}],
	})
	some violation in rule.violations with input as binding
	violation.path == ["subjects", 1, "name"]
}

test_service_account_is_reported if {
	account := {"kind": "ServiceAccount", "metadata": {"name": "default"}}
	count(rule.violations) == 1 with input as testing.resource(account)
	quiet := object.union(account, {"automountServiceAccountToken": false})
	count(rule.violations) == 0 with input as testing.resource(quiet)
}

test_own_account_passes if {
	count(rule.violations) == 0 with input as testing.pod({"serviceAccountName": "web"})
	count(rule.violations) == 0 with input as testing.pod({"serviceAccount": "web"})
}

test_no_token_passes if {
	count(rule.violations) == 0 with input as testing.pod({"automountServiceAccountToken": false})
}
