package rules.cluster["etcd-backup_test"]

import data.lib.testing
import data.rules.cluster["etcd-backup"] as rule

_configuration(facts) := object.union(
	testing.resource({"etcd": {"local": {}}}),
	{"facts": object.union({"complete": true}, facts)},
)

test_missing_backup_is_reported if {
	some violation in rule.violations with input as _configuration({"etcdBackup": false})
	violation.path == ["etcd"]
}

test_backup_passes if {
	count(rule.violations) == 0 with input as _configuration({"etcdBackup": true})
}

test_external_etcd_passes if {
	external := testing.resource({"etcd": {"external": {"endpoints": ["a"]}}})
	count(rule.violations) == 0 with input as object.union(external, {"facts": {"complete": true, "etcdBackup": false}})
}
