# METADATA
# title: Priority classes that are asked for exist
# description: >-
#   The API server refuses a pod whose PriorityClass does not exist.
# custom:
#   severity: error
#   scope: repository
#   profiles: [strict]
#   kinds:
#   - workload
#   - monitoring.coreos.com/Prometheus
#   - monitoring.coreos.com/PrometheusAgent
#   - monitoring.coreos.com/Alertmanager
#   remediation: >-
#     Add the PriorityClass, or correct `priorityClassName`.
#   equivalents:
#   - kube-linter/priority-class-name
#   since: 0.1.0
package rules.references["priority-class"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("scheduling.k8s.io/PriorityClass")

	violation := {
		"path": reference.path,
		"message": $"there is no PriorityClass `{reference.name}` {references.place(reference)}",
	}
}
