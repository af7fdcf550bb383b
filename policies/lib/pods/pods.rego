# METADATA
# title: Pods
# description: What the security of a pod template depends on as a whole.
package lib.pods

# METADATA
# title: Whether the pod says that it runs on Windows
# description: Where the settings of Linux do not exist, and the API server refuses them.
is_windows if input.pod.spec.os.name == "windows"

# METADATA
# title: Whether the pod has a user namespace of its own
# description: Root in it is nobody on the node.
has_user_namespace if input.pod.spec.hostUsers == false

# METADATA
# title: Whether the pod is to end
# description: Nothing restarts it for as long as it is wanted.
runs_to_its_end if input.pod.spec.restartPolicy in {"Never", "OnFailure"}
