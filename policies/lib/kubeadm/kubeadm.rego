# METADATA
# title: Configuration of kubeadm
# description: Its fields have changed between API versions.
package lib.kubeadm

# METADATA
# title: The arguments of the API server
# description: By name; v1beta4 has a list, and before it was an object.
api_server_arguments(resource) := arguments if {
	arguments := resource.apiServer.extraArgs
	is_object(arguments)
}

api_server_arguments(resource) := {argument.name: argument.value | some argument in written} if {
	written := object.get(resource, ["apiServer", "extraArgs"], [])
	not is_object(written)
}

# METADATA
# title: Where an argument of the API server belongs
# description: The argument itself when it is there, or else the nearest parent.
argument_path(resource, name) := ["apiServer", "extraArgs", index, "value"] if {
	is_array(resource.apiServer.extraArgs)
	some index, argument in resource.apiServer.extraArgs
	argument.name == name
} else := ["apiServer", "extraArgs", name]
