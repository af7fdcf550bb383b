# METADATA
# title: Clusters run a version that is maintained
# description: >-
#   After the end of its life a version gets no fixes, not even for known holes, and the way to a newer one grows longer.
# related_resources:
# - description: Patch releases
#   ref: https://kubernetes.io/releases/patch-releases/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds:
#   - kubeadm.k8s.io/ClusterConfiguration
#   - kind.x-k8s.io/Cluster
#   - eksctl.io/ClusterConfig
#   - controlplane.cluster.x-k8s.io/KubeadmControlPlane
#   - cluster.x-k8s.io/MachineDeployment
#   remediation: >-
#     Upgrade, one minor version at a time; `k8s-platform lint --upgrade-to` tells what breaks.
#   equivalents: []
#   since: 0.1.0
package rules.cluster["unsupported-version"]

import data.lib.releases

violations contains violation if {
	some version in releases.versions(input.resource)
	last := _last_day(version.release)
	input.facts.today > last

	violation := {
		"path": version.path,
		"message": $"Kubernetes {version.release} has not been maintained since {last}",
	}
}

_last_day(release) := releases.eks_end_of_life[release] if {
	input.resource.kind == "ClusterConfig"
} else := releases.end_of_life[release]

# older than the table
_last_day(release) := releases.end_of_life["1.23"] if to_number(split(release, ".")[1]) < 23
