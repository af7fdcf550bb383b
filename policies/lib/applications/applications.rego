# METADATA
# title: Applications of Argo CD
# description: What Applications and ApplicationSets have in common.
package lib.applications

# METADATA
# title: The spec of an Application, or of those that an ApplicationSet makes
# description: With the path to it.
template(resource) := {"path": ["spec"], "spec": resource.spec} if not resource.kind == "ApplicationSet"

template(resource) := {"path": ["spec", "template", "spec"], "spec": spec} if {
	resource.kind == "ApplicationSet"
	spec := resource.spec.template.spec
}

# METADATA
# title: The sources
# description: Each with the path to it.
sources(resource) := array.concat(
	[{"path": array.concat(made.path, ["source"]), "value": made.spec.source} | made.spec.source],
	[{"path": array.concat(made.path, ["sources", index]), "value": source} | some index, source in made.spec.sources],
) if {
	made := template(resource)
}

# METADATA
# title: Whether a value is filled in by an ApplicationSet
is_templated(value) if contains(value, "{{")
