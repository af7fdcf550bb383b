# METADATA
# title: Placeholders
# description: Text that a tool replaces before, or when, the object is applied, so that no value is in git.
package lib.placeholders

# By what each of them holds: looking for it costs less than a pattern.
_patterns := {
	# Flux' and envsubst's variables, ${NAME}
	"${": `^\s*\$\{[^}]+\}\s*$`,
	# SOPS' ciphertext
	"ENC[": `^ENC\[.*\]$`,
	# Argo CD Vault Plugin, <path:secret/data/db#password>, and words to fill in, <password>
	"<": `^\s*<[^<>]+>\s*$`,
	# references of 1Password, vals and bank-vaults
	"op:": `^\s*op:[^ ]+\s*$`,
	"ref+": `^\s*ref\+[a-z]+:[^ ]+\s*$`,
	"vault:": `^\s*vault:[^ ]*:[^ ]+\s*$`,
	# templates that are rendered first
	"{{": `^\s*\{\{.*\}\}\s*$`,
}

# METADATA
# title: Whether a value is a placeholder
is_placeholder(value) if {
	some mark, pattern in _patterns
	contains(value, mark)
	regex.match(pattern, value)
}
