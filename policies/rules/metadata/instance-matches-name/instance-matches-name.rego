# METADATA
# title: The label `app.kubernetes.io/instance` is the object's name
# description: >-
#   Who selects by the instance finds all objects of one installation only where the label says what the object is called.
# custom:
#   severity: info
#   scope: resource
#   profiles: []
#   kinds: [Deployment, StatefulSet, DaemonSet, CronJob, argoproj.io/Rollout]
#   remediation: >-
#     Write the object's name as `app.kubernetes.io/instance`.
#   equivalents:
#   - polaris/metadataAndInstanceMismatched
#   since: 0.1.0
package rules.metadata["instance-matches-name"]

violations contains violation if {
	instance := object.get(input.resource, ["metadata", "labels", "app.kubernetes.io/instance"], "")
	instance != input.resource.metadata.name

	violation := {
		"path": ["metadata", "labels", "app.kubernetes.io/instance"],
		"message": _message(instance, input.resource.metadata.name),
	}
}

_message("", _) := "the label `app.kubernetes.io/instance` is missing"

_message(instance, name) := $"the instance is `{instance}`, and the name `{name}`" if instance != ""
