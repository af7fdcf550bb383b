# METADATA
# title: Monitors select Services and pods that exist
# description: >-
#   A ServiceMonitor selects by the labels of the Service itself, not by its selector; one that fits nothing scrapes
#   nothing, and its alerts never fire.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [monitoring.coreos.com/ServiceMonitor, monitoring.coreos.com/PodMonitor]
#   remediation: >-
#     Correct the selector, or give the Service the labels that it asks for.
#   equivalents:
#   - kube-linter/dangling-servicemonitor
#   since: 0.1.0
package rules.references["service-monitor-selector"]

violations contains {"path": ["spec", "selector"], "message": "nothing in the repository has the labels that the monitor selects"} if {
	input.facts.complete
	count(input.resource.spec.selector) > 0
	count(input.facts.selected) == 0
}
