# METADATA
# title: Workloads say which team owns them
# description: >-
#   When something breaks or costs too much, the first question is whose it is; a label answers it in every tool.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [strict]
#   kinds: [Deployment, StatefulSet, DaemonSet, CronJob, argoproj.io/Rollout, apps.openshift.io/DeploymentConfig]
#   remediation: >-
#     Add the label with the team's name to `metadata.labels`, or once to `labels` of the kustomization.
#   parameters:
#     label:
#       type: string
#       default: k8s-platform.io/team
#       description: The label that names the team.
#   equivalents:
#   - kube-linter/required-label-owner
#   - datree/WORKLOAD_MISSING_LABEL_OWNER_VALUE
#   since: 0.1.0
package rules.metadata["team-label"]

violations contains violation if {
	label := input.parameters["metadata/team-label"].label
	object.get(input.resource, ["metadata", "labels", label], "") == ""

	violation := {"path": ["metadata", "labels"], "message": $"the label `{label}` is missing"}
}
