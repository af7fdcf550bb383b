# METADATA
# title: Findings on one resource
# description: >-
#   Runs the rules that the host names in `input.rules`. The host knows the kinds that each rule concerns and the
#   configuration; it joins severity and documentation by the id afterwards.
package main

# METADATA
# title: Report
# entrypoint: true
report contains finding if {
	some id in input.rules
	[category, name] := split(id, "/")
	some violation in data.rules[category][name].violations
	finding := object.union(violation, {"rule": id})
}
