# METADATA
# title: Actions in workflows are pinned by commit
# description: >-
#   A tag or branch of an action can be moved to other code, which then runs with the repository's secrets.
# related_resources:
# - description: Security hardening for GitHub Actions
#   ref: https://docs.github.com/en/actions/security-for-github-actions/security-guides/security-hardening-for-github-actions
# custom:
#   severity: warning
#   scope: resource
#   profiles: [recommended, strict]
#   kinds: [github-actions/Workflow]
#   remediation: >-
#     Write the full commit, with the version as a comment: `uses: owner/action@<commit> # v1.2.3`. Renovate keeps both up
#     to date.
#   equivalents: []
#   since: 0.1.0
package rules["supply-chain"]["workflow-action-pinned"]

violations contains violation if {
	some used in _used
	not startswith(used.action, "./")
	not _pinned(used.action)

	violation := {"path": array.concat(used.path, ["uses"]), "message": $"`{used.action}` is not pinned by commit"}
}

_pinned(action) if regex.match(`@[0-9a-f]{40}$`, action)

_pinned(action) if regex.match(`^docker://.*@sha256:[0-9a-f]{64}$`, action)

# a step, or a whole workflow that is called
_used contains {"path": ["jobs", job, "steps", index], "action": step.uses} if {
	some job, value in input.resource.jobs
	some index, step in value.steps
}

_used contains {"path": ["jobs", job], "action": value.uses} if some job, value in input.resource.jobs

_used contains {"path": ["runs", "steps", index], "action": step.uses} if some index, step in input.resource.runs.steps
