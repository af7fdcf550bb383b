# METADATA
# title: References
# description: >-
#   What a resource refers to, as the host gathers it in `input.facts.references`. Nothing is missing while only part of the
#   repository is known.
package lib.references

# METADATA
# title: References to objects that are missing
# description: Of a kind, as `group/Kind`; for each name the first reference.
missing(kind) := {reference |
	some name in {reference.name | some reference in _missing(kind)}
	reference := [reference | some reference in _missing(kind); reference.name == name][0]
}

# METADATA
# title: References to parts that are missing
# description: >-
#   Keys, ports or listeners that an object of a kind lacks; each with the path and the name of the part, and with the name of
#   the object.
missing_parts(kind) := {{"path": part.path, "name": part.name, "object": reference.name} |
	input.facts.complete
	some reference in input.facts.references
	reference.kind == kind
	reference.exists
	not reference.optional
	some part in reference.parts
	not part.exists
}

# METADATA
# title: The missing object below a field
# description: >-
#   Of whatever kind it is; `path` leads to the field.
missing_below(path) := [reference |
	input.facts.complete
	some reference in input.facts.references
	not reference.exists
	array.slice(reference.path, 0, count(path)) == path
]

# METADATA
# title: Where an object was looked for
place(reference) := $"in namespace `{reference.namespace}`" if is_string(reference.namespace)

place(reference) := "in the repository" if not is_string(reference.namespace)

# METADATA
# title: The kind without its group
kind_name(reference) := split(reference.kind, "/")[1]

_missing(kind) := [reference |
	input.facts.complete
	some reference in input.facts.references
	reference.kind == kind
	not reference.exists
	not reference.optional
]
