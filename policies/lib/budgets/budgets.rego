# METADATA
# title: PodDisruptionBudgets
package lib.budgets

import data.lib.replicas

# METADATA
# title: How many of so many pods `minAvailable` demands
# description: A percentage is rounded up, as the disruption controller does.
required(least, _) := least if is_number(least)

required(least, pods) := ceil((to_number(trim_suffix(least, "%")) * pods) / 100) if regex.match(`^[0-9]+%$`, least)

# METADATA
# title: The most pods that workloads have together
# description: Undefined where that of one is not known, or there is no workload.
most(workloads) := sum(numbers) if {
	count(workloads) > 0
	numbers := [number | some workload in workloads; number := replicas.most(workload.replicas, workload.autoscalers)]
	count(numbers) == count(workloads)
}
