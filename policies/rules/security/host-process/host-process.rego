# METADATA
# title: Windows pods do not run as host processes
# description: >-
#   A HostProcess container is no container: it runs on the Windows node itself, with its users and its files.
# related_resources:
# - description: Pod Security Standards
#   ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# - description: HostProcess pods
#   ref: https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
# custom:
#   severity: error
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Remove `windowsOptions.hostProcess`; node agents that need it carry an exception with its reason.
#   equivalents:
#   - pod-security/windowsHostProcess
#   - polaris/hostProcess
#   - trivy/KSV-0103
#   - monokle/PSS101
#   - gatekeeper/k8spsphostprocess
#   since: 0.1.0
package rules.security["host-process"]

import data.lib.security_contexts

violations contains violation if {
	some context in security_contexts.all
	context.value.windowsOptions.hostProcess == true

	violation := {
		"path": array.concat(context.path, ["windowsOptions", "hostProcess"]),
		"message": $"{context.owner} runs as a process of its Windows node",
	}
}
