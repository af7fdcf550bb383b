# METADATA
# title: Roles
# description: What the rules of a Role or ClusterRole grant.
package lib.roles

# METADATA
# title: Grants
# description: >-
#   The rules of the judged role that grant one of these verbs on one of these resources of an API group. A rule that
#   grants everything is none of them: rbac/wildcard-resources reports it once, not every rule again. `named` tells
#   whether it is for the objects in `resourceNames` only.
grants(group, resources, verbs) := [grant |
	some index, rule in input.resource.rules
	some api_group in rule.apiGroups
	api_group in {group, "*"}
	granted := [resource | some resource in rule.resources; _stands_for(resource, resources)]
	count(granted) > 0
	allowed := [verb | some verb in rule.verbs; verb in (verbs | {"*"})]
	count(allowed) > 0
	not _grants_everything(rule)
	grant := {
		"path": ["rules", index, "resources"],
		"resources": concat(", ", granted),
		"verbs": concat(", ", allowed),
		"named": count(object.get(rule, "resourceNames", [])) > 0,
	}
]

_stands_for("*", _)

_stands_for(resource, resources) if resource in resources

# All resources have such a subresource.
_stands_for(resource, resources) if {
	startswith(resource, "*/")
	some name in resources
	endswith(name, substring(resource, 1, -1))
}

_grants_everything(rule) if {
	"*" in rule.resources
	"*" in rule.verbs
}
