# METADATA
# title: etcd is backed up
# description: >-
#   Everything that the cluster knows is in etcd; without a snapshot, the loss of its disks is the loss of the cluster.
# custom:
#   severity: warning
#   scope: repository
#   profiles: [strict]
#   kinds: [kubeadm.k8s.io/ClusterConfiguration]
#   remediation: >-
#     Add a CronJob that takes `etcdctl snapshot save`, or a script or systemd timer named like `etcd-backup` beside this
#     file.
#   equivalents: []
#   since: 0.1.0
package rules.cluster["etcd-backup"]

violations contains {"path": ["etcd"], "message": "nothing in the repository backs etcd up"} if {
	input.facts.complete
	input.facts.etcdBackup == false
	not input.resource.etcd.external
}
