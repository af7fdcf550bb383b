import type { RuleId } from '../../model/rule.ts';

/** The files of a new policy by their names: one that asks every workload for a label. */
export function policyTexts(id: RuleId): readonly (readonly [string, string])[] {
  const [category, name] = id.split('/') as [string, string];
  const path = `rules${step(category)}`;
  return [
    [`${name}.rego`, policy(id, path + step(name))],
    [`${name}_test.rego`, test(id, path + step(`${name}_test`), path + step(name))],
    ['good.yaml', example(id, '    owner: team-shop\n')],
    ['bad.yaml', example(id, '    app.kubernetes.io/name: web\n', ` # <- ${id}`)],
  ];
}

/** As `opa fmt` writes it. */
function step(word: string): string {
  return /^[a-z][a-z0-9_]*$/.test(word) ? `.${word}` : `["${word}"]`;
}

function policy(id: RuleId, path: string): string {
  return `# METADATA
# title: Workloads name their owner
# description: >-
#   Without a label that names the owner, nobody knows whom to ask when a workload fails.
# custom:
#   severity: warning
#   scope: resource
#   profiles: [baseline, recommended, strict]
#   kinds: [workload]
#   remediation: >-
#     Add the label to \`metadata.labels\`.
#   parameters:
#     label: { type: string, default: owner, description: Name of the label. }
package ${path}

violations contains violation if {
	label := input.parameters["${id}"].label
	labels := object.get(input.resource.metadata, "labels", {})
	not labels[label]

	violation := {
		"path": ["metadata", "labels"],
		"message": $"the label \`{label}\` is missing",
	}
}
`;
}

function test(id: RuleId, path: string, tested: string): string {
  return `package ${path}

import data.${tested} as rule

_labelled(labels) := {
	"resource": {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "labels": labels}},
	"parameters": {"${id}": {"label": "owner"}},
}

test_missing_label_is_reported if {
	some violation in rule.violations with input as _labelled({"app.kubernetes.io/name": "web"})
	violation.path == ["metadata", "labels"]
}

test_owner_passes if {
	count(rule.violations) == 0 with input as _labelled({"owner": "team-shop"})
}
`;
}

function example(id: RuleId, label: string, marker = ''): string {
  return `# ${marker === '' ? 'accepted' : 'reported'} by ${id}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:${marker}
${label}spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: web
  template:
    metadata:
      labels:
        app.kubernetes.io/name: web
    spec:
      containers:
        - name: web
          image: registry.example.com/shop/web:1.4.2
`;
}
