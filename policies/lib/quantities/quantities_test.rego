package lib.quantities_test

import data.lib.quantities

# as ParseQuantity of k8s.io/apimachinery reads them
_truth := {
	"0": 0,
	"1": 1000000000,
	"0.1": 100000000,
	".5": 500000000,
	"1.": 1000000000,
	"+1": 1000000000,
	"-.5Mi": -524288000000000,
	"100m": 100000000,
	"7u": 7000,
	"3n": 3,
	"2k": 2000000000000,
	"128Mi": 134217728000000000,
	"1.5Gi": 1610612736000000000,
	"1E": 1000000000000000000000000000,
	"98E+2": 9800000000000,
	"1e3": 1000000000000,
	"5e-10": 1,
	"0.0000000001": 1,
	"72.733830871942Pi": 81891013403026667342091256,
	"9190748337887623286": 9190748337887623286000000000,
	"207.604349886Ei": 9223372036854775807000000000,
}

test_read_as_kubernetes_does if {
	every text, value in _truth {
		quantities.nanos(text) == value
	}
}

test_numbers_are_quantities if {
	quantities.nanos(0.5) == 500000000
}

test_what_is_no_quantity_has_no_value if {
	every text in ["", ".", "Ki", "1K", "1 Gi", "1e", "much", "${SIZE}"] {
		not quantities.nanos(text)
	}
}

test_neighbours_differ if {
	quantities.nanos("9223372036854775806") < quantities.nanos("9223372036854775807")
}
