# METADATA
# title: Nothing relies on scrape annotations beside the Prometheus Operator
# description: >-
#   The Prometheus Operator scrapes what a ServiceMonitor or PodMonitor selects, and does not read `prometheus.io/`
#   annotations: the metrics are missing.
# custom:
#   severity: info
#   scope: repository
#   profiles: [strict]
#   kinds: [workload, /Service]
#   remediation: >-
#     Replace the annotations with a ServiceMonitor or a PodMonitor.
#   equivalents: []
#   since: 0.1.0
package rules.references["scrape-annotation-ignored"]

violations contains violation if {
	input.facts.prometheusOperator
	some place in _annotated
	annotations := object.get(input.resource, array.concat(place, ["metadata", "annotations"]), {})
	annotations["prometheus.io/scrape"] == "true"

	violation := {
		"path": array.concat(place, ["metadata", "annotations", "prometheus.io/scrape"]),
		"message": "the Prometheus Operator does not read this annotation",
	}
}

_annotated := {[], object.get(input, ["pod", "path"], [])}
