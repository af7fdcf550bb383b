# METADATA
# title: Access modes
# description: Of claims, as src/relations hands them over.
package lib.claims

# METADATA
# title: Whether a claim is for one node, or one pod, at a time
is_exclusive(claim) if {
	count(claim.accessModes) > 0
	every mode in claim.accessModes {
		mode in {"ReadWriteOnce", "ReadWriteOncePod"}
	}
}
