# METADATA
# title: Globs
# description: >-
#   Patterns of AppProjects. Most hold no wildcard: a glob that is compiled costs more, and a module of WebAssembly
#   keeps only so many of them.
package lib.globs

# METADATA
# title: Whether a pattern covers a whole text
# description: "`*` stays within a part where there are delimiters, but alone it covers everything."
covers("*", _, _)

covers(pattern, text, _) if pattern == text

covers(pattern, text, delimiters) if {
	pattern != "*"
	regex.match(`[*?\[{\\]`, pattern)
	glob.match(pattern, delimiters, text)
}
