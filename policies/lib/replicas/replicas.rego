# METADATA
# title: How many pods a workload has
# description: >-
#   From `replicas` as it is written (null for none) and the autoscalers of the workload, with what each goes down
#   and up to. Undefined where a variable is written.
package lib.replicas

# METADATA
# title: Fewest
fewest(_, autoscalers) := min({minimum |
	some scaler in autoscalers
	minimum := scaler.minimum
	is_number(minimum)
}) if {
	count(autoscalers) > 0
}

fewest(replicas, []) := replicas if is_number(replicas)

fewest(null, []) := 1

# METADATA
# title: Most
most(_, autoscalers) := max({maximum |
	some scaler in autoscalers
	maximum := scaler.maximum
	is_number(maximum)
}) if {
	count(autoscalers) > 0
}

most(replicas, []) := replicas if is_number(replicas)

most(null, []) := 1
