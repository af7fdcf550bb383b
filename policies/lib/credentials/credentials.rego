# METADATA
# title: Credentials
# description: How they are called, and what they look like.
package lib.credentials

import data.lib.placeholders

_name := `(?i)(^|[_.-])(password|passwd|passphrase|secret|secret_?key|token|api_?key|access_?key|secret_access_key|private_?key|client_?secret|credentials?)$`

_endings := ["password", "passwd", "passphrase", "secret", "key", "token", "credential", "credentials"]

_certain_names := [
	`(?i)(^|[_.-])(password|passwd|passphrase|secret_?key|secret_access_key|api_?key|private_?key|client_?secret|(access|auth)_?token)$`,
	`[a-z0-9](Password|Passwd|Passphrase|SecretKey|ApiKey|PrivateKey|ClientSecret|AccessToken|AuthToken)$`,
]

# METADATA
# title: Whether something of that name is a credential
# description: Not `TOKEN_TTL`, nor `passwordFile`, nor the name that members of an etcd share.
is_name(name) if {
	lowered := lower(name)
	some ending in _endings
	endswith(lowered, ending)
	regex.match(_name, name)
	not endswith(lower(name), "cluster_token")
}

is_name(name) if is_certain_name(name)

# METADATA
# title: Whether it is one wherever the name stands
# description: In a file, `secret` or `token` may as well be a reference.
is_certain_name(name) if {
	may_hold_name(name)
	some pattern in _certain_names
	regex.match(pattern, name)
}

# METADATA
# title: Whether a value is none, whatever its name says
is_harmless(value) if not is_string(value)

is_harmless(value) if placeholders.is_placeholder(value)

# empty or a switch
is_harmless(value) if lower(value) in {"", "true", "false", "yes", "no", "none", "null", "~", "{}", "[]"}

# a reference to another variable, or a path
is_harmless(value) if regex.match(`^(\$\(?\{?[A-Za-z_][\w:?-]*\}?\)?|/[\w./-]+)$`, value)

# words to fill in, INSERT_TOKEN, your-api-key
is_harmless(value) if regex.match(`(?i)^((insert|your)[_-][a-z0-9_-]+|replace[_-](me|with[_-][a-z0-9_-]+))$`, value)

# blanked out
is_harmless(value) if regex.match(`^[*xX.]+$`, value)

# a template of whatever kind
is_harmless(value) if regex.match(`\$\{|\{\{|\$__|%\(|\$env:`, value)

# a file's content, which is judged line by line
is_harmless(value) if contains(value, "\n")

# METADATA
# title: Name and value of a line that sets something
# description: Undefined for a comment.
assignment(line) := [parts[0][1], trim(trim_space(parts[0][2]), `"'`)] if {
	parts := regex.find_all_string_submatch_n(`^\s*(?:export\s+|-\s+)?"?([A-Za-z_][\w.-]*)"?\s*[:=]\s*([^\s#;,]*)\s*[;,]?\s*$`, line, 1)
	count(parts) == 1
}

# By what each of them holds.
_forms := {
	"IA": ["an access key of AWS", `\bA[KS]IA[A-Z0-9]{16}\b`],
	"github_pat_": ["a token of GitHub", `\bgithub_pat_[A-Za-z0-9_]{60,}\b`],
	"glpat-": ["a token of GitLab", `\bglpat-[A-Za-z0-9_-]{20,}\b`],
	"xox": ["a token of Slack", `\bxox[abprs]-[A-Za-z0-9-]{10,}\b`],
	"AIza": ["an API key of Google", `\bAIza[A-Za-z0-9_-]{35}\b`],
	"k_live_": ["a secret key of Stripe", `\b[sr]k_live_[A-Za-z0-9]{16,}\b`],
	"@": ["a URL with a password", `\b[a-z][a-z0-9+]*://[^\s/:@$<{]+:[^\s/:@$<{(*]+@[^\s/]`],
}

# METADATA
# title: What a text holds that is a credential by its form
kinds_in(text) := {kind |
	is_string(text)
	count(text) > 8 # none is shorter
	some mark, [kind, pattern] in _forms
	contains(text, mark)
	regex.match(pattern, text)
} | _github_kinds_in(text)

# five forms that begin alike: most texts are spared from looking for each
_github_kinds_in(text) := {"a token of GitHub" |
	is_string(text)
	contains(text, "gh")
	some mark in ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"]
	contains(text, mark)
	regex.match(`\bgh[pousr]_[A-Za-z0-9]{36,}\b`, text)
}

# METADATA
# title: Whether a text may hold the name of what is a credential for certain
# description: Costs less than a pattern, and spares most texts from it.
may_hold_name(text) if {
	plain := replace(lower(text), "_", "")
	_has_part_of_name(plain)
	some word in [
		"password", "passwd", "passphrase", "secretkey", "secretaccesskey", "apikey", "privatekey", "clientsecret",
		"accesstoken", "authtoken",
	]
	contains(plain, word)
}

# each word of above has one of these, most texts have none
_has_part_of_name(plain) if {
	some part in ["pass", "secret", "apikey", "privatekey", "token"]
	contains(plain, part)
}
