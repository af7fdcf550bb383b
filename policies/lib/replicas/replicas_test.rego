package lib.replicas_test

import data.lib.replicas

_scalers := [{"minimum": 3, "maximum": 5}, {"minimum": 2, "maximum": null}]

test_default_is_one if {
	replicas.fewest(null, []) == 1
	replicas.most(null, []) == 1
}

test_autoscalers_win if {
	replicas.fewest(9, _scalers) == 2
	replicas.most(9, _scalers) == 5
}

test_variable_is_unknown if {
	not replicas.fewest("${REPLICAS}", [])
	not replicas.most(1, [{"maximum": "${MAX}"}])
}
