# METADATA
# title: Report
# description: Runs the rules that the input names.
package main

# METADATA
# entrypoint: true
report contains finding if {
	some id in input.rules
	some violation in data.rules[id].violations
	finding := object.union(violation, {"rule": id})
}
