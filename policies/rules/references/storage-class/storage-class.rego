# METADATA
# title: Storage classes that are asked for exist
# description: >-
#   A claim whose StorageClass does not exist stays pending, and its pod with it.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds:
#   - workload
#   - /PersistentVolumeClaim
#   - monitoring.coreos.com/Prometheus
#   - monitoring.coreos.com/PrometheusAgent
#   - monitoring.coreos.com/Alertmanager
#   remediation: >-
#     Add the StorageClass, correct its name, or list it in `provided` where the cluster brings it.
#   parameters:
#     provided:
#       description: Classes that the cluster brings.
#       type: array
#       items: {type: string}
#       default: [standard, gp2, gp3, standard-rwo, premium-rwo, default, managed, managed-csi, managed-premium, azurefile, azurefile-csi, local-path, hostpath, do-block-storage, hcloud-volumes, linode-block-storage-retain, oci-bv, cinder-csi]
#   equivalents: []
#   since: 0.1.0
package rules.references["storage-class"]

import data.lib.references

violations contains violation if {
	some reference in references.missing("storage.k8s.io/StorageClass")
	not reference.name in input.parameters["references/storage-class"].provided

	violation := {
		"path": reference.path,
		"message": $"there is no StorageClass `{reference.name}` in the repository",
	}
}
