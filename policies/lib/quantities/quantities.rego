# METADATA
# title: Quantities
# description: >-
#   Amounts of CPU, memory and storage, read exactly as Kubernetes reads them. Source: ParseQuantity in
#   k8s.io/apimachinery/pkg/api/resource.
package lib.quantities

_pattern := `^([+-]?)([0-9]*)\.?([0-9]*)((?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?)$`

_decimal := {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}

_binary := {
	"Ki": 1024,
	"Mi": 1048576,
	"Gi": 1073741824,
	"Ti": 1099511627776,
	"Pi": 1125899906842624,
	"Ei": 1152921504606846976,
}

# 2^63-1, in billionths
_most := 9223372036854775807000000000

_zeros := "000000000000000000000000000000000000000000000000"

# METADATA
# title: A quantity in billionths
# description: A whole number, so that comparisons are exact. Undefined for what is no quantity, such as a variable.
nanos(quantity) := value if {
	[[_, sign, whole, fraction, suffix]] := regex.find_all_string_submatch_n(_pattern, $"{quantity}", 1)
	digits := $"{whole}{fraction}"
	digits != ""
	value := _signed(sign, _size(digits, count(fraction), suffix))
}

_size(digits, decimals, suffix) := _shift(digits, (9 + _exponent(suffix)) - decimals) if not _binary[suffix]

# Kubernetes caps these
_size(digits, decimals, suffix) := min([_most, _shift($"{_whole(digits) * _binary[suffix]}", 9 - decimals)])

_exponent(suffix) := _decimal[suffix]

_exponent(suffix) := to_number(trim_left(substring(suffix, 1, -1), "+")) if count(suffix) > 1

# multiplies by a power of ten, and rounds up what is less than a billionth
_shift(digits, places) := _whole($"{digits}{_zeros_of(places)}") if places >= 0

_shift(digits, places) := _whole(kept) + _rest(substring(digits, length, -1)) if {
	places < 0
	length := max([0, count(digits) + places])
	kept := substring(digits, 0, length)
}

_rest(digits) := 0 if trim_left(digits, "0") == ""

_rest(digits) := 1 if trim_left(digits, "0") != ""

_zeros_of(places) := substring(_zeros, 0, min([places, 48]))

_whole(digits) := 0 if trim_left(digits, "0") == ""

_whole(digits) := to_number(trim_left(digits, "0")) if trim_left(digits, "0") != ""

_signed("-", size) := 0 - size

_signed(sign, size) := size if sign != "-"
