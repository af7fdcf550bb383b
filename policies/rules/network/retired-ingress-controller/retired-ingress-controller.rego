# METADATA
# title: The Ingress controller is maintained
# description: >-
#   ingress-nginx was retired in March 2026: it gets no more releases, not for vulnerabilities either, and
#   it stands between the internet and the cluster.
# related_resources:
# - description: Ingress NGINX Retirement
#   ref: https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [workload, networking.k8s.io/IngressClass, helm.toolkit.fluxcd.io/HelmRelease, argoproj.io/Application]
#   remediation: >-
#     Move to a Gateway API implementation or to an Ingress controller that is maintained.
#   equivalents:
#   - kubescape/C-0292
#   since: 0.1.0
package rules.network["retired-ingress-controller"]

violations contains {"path": array.concat(container.path, ["image"]), "message": $"container `{container.name}` runs ingress-nginx, {_retired}"} if {
	some container in input.pod.containers
	container.image.repository in _repositories
}

violations contains {"path": ["spec", "controller"], "message": $"the class is served by ingress-nginx, {_retired}"} if {
	input.resource.spec.controller == "k8s.io/ingress-nginx"
}

violations contains {"path": path, "message": $"the chart installs ingress-nginx, {_retired}"} if {
	some path in _charts
	object.get(input.resource, path, "") == "ingress-nginx"
}

_retired := "which is retired"

_repositories := {
	"ingress-nginx/controller",
	"ingress-nginx/controller-chroot",
	"kubernetes-ingress-controller/nginx-ingress-controller",
}

# Of a HelmRelease, and of an Application.
_charts := {["spec", "chart", "spec", "chart"], ["spec", "source", "chart"]} | {["spec", "sources", index, "chart"] |
	some index, _ in input.resource.spec.sources
}
