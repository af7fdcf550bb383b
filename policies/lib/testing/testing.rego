# METADATA
# title: Inputs for rule tests
# description: Builds from plain objects what the host hands to the rules.
package lib.testing

# METADATA
# title: A resource without a pod template
resource(body) := {"resource": body, "kubernetes": {"minor": 36}, "facts": {}, "parameters": {}}

# METADATA
# title: A Pod
# description: With the given spec.
pod(spec) := workload({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}, [])

# METADATA
# title: A Deployment
# description: With the given fields of its spec, and a pod template with the given pod spec.
deployment(fields, pod_spec) := workload(
	{
		"apiVersion": "apps/v1",
		"kind": "Deployment",
		"metadata": {"name": "web"},
		"spec": object.union(fields, {"template": {"metadata": {"labels": {"app": "web"}}, "spec": pod_spec}}),
	},
	["spec", "template"],
)

# METADATA
# title: An object with a pod template
# description: At the given path.
workload(body, path) := {
	"resource": body,
	"pod": {
		"path": path,
		"metadata": object.get(template, "metadata", {}),
		"spec": template.spec,
		"containers": _containers(template.spec, array.concat(path, ["spec"])),
	},
	"kubernetes": {"minor": 36},
	"facts": {},
	"parameters": {},
} if {
	template := _at(body, path)
}

_at(body, []) := body

_at(body, path) := object.get(body, path, {}) if count(path) > 0

_containers(spec, path) := [container |
	some field, role in {"containers": "main", "initContainers": "init", "ephemeralContainers": "ephemeral"}
	some index, value in object.get(spec, field, [])
	container := {
		"path": array.concat(path, [field, index]),
		"role": _role(role, value),
		"name": object.get(value, "name", ""),
		"value": value,
		"image": object.get(value, "image_facts", {}),
	}
]

_role("init", value) := "sidecar" if value.restartPolicy == "Always"

_role("init", value) := "init" if not value.restartPolicy == "Always"

_role(role, _) := role if role != "init"
