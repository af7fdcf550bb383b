# METADATA
# title: Releases of Kubernetes
# description: When each minor version stops to get fixes.
# related_resources:
# - description: Patch releases
#   ref: https://kubernetes.io/releases/patch-releases/
# - description: Releases of Amazon EKS
#   ref: https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
package lib.releases

# METADATA
# title: The last day on which the community maintains each minor version
# description: Of later versions the date is not known yet.
end_of_life := {
	# https://github.com/kubernetes/website/blob/main/data/releases/eol.yaml
	"1.23": "2023-02-28",
	"1.24": "2023-07-28",
	"1.25": "2023-10-28",
	"1.26": "2024-02-28",
	"1.27": "2024-07-16",
	"1.28": "2024-10-22",
	"1.29": "2025-02-28",
	"1.30": "2025-07-15",
	"1.31": "2025-11-11",
	"1.32": "2026-02-28",
	# https://kubernetes.io/releases/1.33/, and so on
	"1.33": "2026-06-28",
	"1.34": "2026-10-27",
	"1.35": "2027-02-28",
	"1.36": "2027-06-28",
	"1.37": "2027-10-28",
}

# METADATA
# title: The last day of standard support on EKS
eks_end_of_life := {
	# https://endoflife.date/amazon-eks, which reads the table of AWS
	# https://github.com/kubernetes/website/blob/main/data/releases/eol.yaml
	"1.28": "2024-11-26",
	"1.29": "2025-03-23",
	"1.30": "2025-07-23",
	"1.31": "2025-11-26",
	"1.32": "2026-03-23",
	"1.33": "2026-07-29",
	"1.34": "2026-12-02",
	"1.35": "2027-03-27",
}

# METADATA
# title: The versions that something made of clusters says it runs
# description: Each with its path, as written, and `1.<minor>`.
versions(resource) := [version |
	some candidate in _candidates(resource)
	numbers := regex.find_all_string_submatch_n(`^(?:kindest/node:)?v?1\.(\d+)`, candidate.text, 1)
	version := {
		"path": candidate.path,
		"minor": to_number(numbers[0][1]),
		"release": concat(".", ["1", numbers[0][1]]),
		"role": candidate.role,
	}
]

_candidates(resource) := [{"path": ["kubernetesVersion"], "text": resource.kubernetesVersion, "role": "control-plane"}] if {
	resource.kind == "ClusterConfiguration"
	resource.kubernetesVersion
} else := [{"path": ["metadata", "version"], "text": text, "role": "control-plane"}] if {
	resource.kind == "ClusterConfig"
	text := resource.metadata.version
} else := [{"path": ["spec", "version"], "text": text, "role": "control-plane"}] if {
	resource.kind == "KubeadmControlPlane"
	text := resource.spec.version
} else := [{"path": ["spec", "template", "spec", "version"], "text": text, "role": "worker"}] if {
	resource.kind == "MachineDeployment"
	text := resource.spec.template.spec.version
} else := [candidate |
	some index, node in resource.nodes
	node.image
	candidate := {
		"path": ["nodes", index, "image"],
		"text": node.image,
		"role": object.get(node, "role", "control-plane"),
	}
]
