package rules.network["duplicate-route_test"]

import data.lib.testing
import data.rules.network["duplicate-route"] as rule

_route(duplicates) := object.union(testing.resource({}), {"facts": {"duplicateRoutes": duplicates}})

_path := ["spec", "rules", 0, "http", "paths", 0]

_other := {"kind": "Ingress", "namespace": "shop", "name": "web"}

test_duplicate_is_reported if {
	duplicate := {"path": _path, "route": "web.example.com/", "by": _other}
	some violation in rule.violations with input as _route([duplicate])
	violation == {"path": _path, "message": "web.example.com/ is also taken by Ingress shop/web"}
}

test_no_namespace_is_left_out if {
	duplicate := {"path": _path, "route": "web.example.com/", "by": object.remove(_other, ["namespace"])}
	some violation in rule.violations with input as _route([duplicate])
	violation.message == "web.example.com/ is also taken by Ingress web"
}

test_none_passes if {
	count(rule.violations) == 0 with input as _route([])
}
