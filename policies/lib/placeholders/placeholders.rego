# METADATA
# title: Placeholders
# description: Text that a tool replaces before, or when, the object is applied, so that no value is in git.
package lib.placeholders

_patterns := [
	# Flux' and envsubst's variables, ${NAME}
	`^\s*\$\{[^}]+\}\s*$`,
	# SOPS' ciphertext
	`^ENC\[.*\]$`,
	# Argo CD Vault Plugin, <path:secret/data/db#password>, and words to fill in, <password>
	`^\s*<[^<>]+>\s*$`,
	# references of 1Password, vals and bank-vaults
	`^\s*(op|ref\+[a-z]+|vault:[^ ]*):[^ ]+\s*$`,
	# templates that are rendered first
	`^\s*\{\{.*\}\}\s*$`,
]

# METADATA
# title: Whether a value is a placeholder
is_placeholder(value) if {
	some pattern in _patterns
	regex.match(pattern, value)
}
