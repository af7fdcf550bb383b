import { describe, expect, test } from 'vitest';
import { folderWith } from '../support/folder.ts';
import { lintJson } from '../support/run-cli.ts';

const nightly = `apiVersion: argoproj.io/v1alpha1
kind: CronWorkflow
metadata:
  name: nightly-index
  namespace: search
spec:
  schedule: '30 2 * * *'
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 600
  workflowSpec:
    entrypoint: nightly
    serviceAccountName: indexer
    securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
    arguments:
      parameters:
        - { name: version, value: 4.2.0 }
        - { name: shards, value: '[1, 2, 3]' }
    templateDefaults:
      container:
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities: { drop: [ALL] }
        resources:
          requests: { cpu: 100m, memory: '{{workflow.parameters.memory}}' }
          limits: { memory: '{{workflow.parameters.memory}}' }
    volumeClaimTemplates:
      - metadata: { name: index }
        spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 20Gi } } }
    templates:
      - name: nightly
        steps:
          - - { name: dump, template: dump }
          - - name: index
              template: index
              arguments: { parameters: [{ name: shard, value: '{{item}}' }] }
              withParam: '{{workflow.parameters.shards}}'
      - name: dump
        metadata:
          annotations:
            k8s-platform.io/ignore.security.read-only-root-filesystem: pg_dump writes beside itself
        container:
          image: 'ghcr.io/example/dump:{{workflow.parameters.version}}'
          securityContext: { readOnlyRootFilesystem: false }
          env:
            - { name: PGPASSWORD, value: '{{inputs.parameters.password}}' }
          volumeMounts: [{ name: index, mountPath: /index }]
      - name: index
        inputs: { parameters: [{ name: shard }] }
        container:
          image: ghcr.io/example/index:4.2.0
          args: ['--shard={{inputs.parameters.shard}}']
          securityContext: { readOnlyRootFilesystem: false }
          volumeMounts: [{ name: index, mountPath: /index }]
`;

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: indexer, namespace: search }\n';

async function findingsIn(workflow: string, ...files: readonly [string, string][]): Promise<string[]> {
  const config = 'rules: { security/read-only-root-filesystem: warning }\n';
  const folder = folderWith({
    'k8s-platform.yaml': config,
    'workflow.yaml': workflow,
    'account.yaml': account,
    ...Object.fromEntries(files),
  });
  const { findings } = await lintJson(folder);
  return findings
    .filter(({ rule, file }) => file === 'workflow.yaml' && !/missing-(?:crd|namespace)$|^schema\//.test(rule))
    .map(({ line, rule }) => `${line} ${rule}`);
}

describe('a workflow', () => {
  test('is judged by its templates; an annotation of one of them speaks for that one', async () => {
    expect(await findingsIn(nightly)).toEqual([
      `${lineOf('readOnlyRootFilesystem: false', 2)} security/read-only-root-filesystem`,
    ]);
  });

  test('is told where it writes what is wrong', async () => {
    const careless = nightly
      .replace('runAsNonRoot: true', 'runAsNonRoot: false')
      .replace('capabilities: { drop: [ALL] }', 'privileged: true')
      .replace('serviceAccountName: indexer', 'serviceAccountName: nobody')
      .replaceAll('readOnlyRootFilesystem: false', 'readOnlyRootFilesystem: true')
      .replace(/ {8}metadata:\n {10}annotations:\n.*\n/, '');
    expect(await findingsIn(careless)).toEqual([
      `${lineOf('serviceAccountName')} references/service-account`,
      `${lineOf('securityContext')} security/run-as-non-root`,
      `${lineOf('capabilities')} security/privileged-container`,
    ]);
  });

  test('gives each of its pods to a policy of the repository', async () => {
    const policy = `# METADATA
# title: Containers name their shard
# description: Their logs are found by it.
# custom: { severity: warning, kinds: [workload], remediation: Add the argument. }
package rules.search["shard"]

violations contains violation if {
	input.pod.spec.restartPolicy == "Never"
	some container in input.pod.containers
	not container.value.args
	violation := {"path": array.concat(container.path, ["image"]), "message": "there are no arguments"}
}
`;
    const found = await findingsIn(nightly, ['policies/shard.rego', policy]);
    expect(found).toContain(`${lineOf("image: 'ghcr.io/example/dump")} search/shard`);
    expect(found.filter((one) => one.endsWith('search/shard'))).toHaveLength(1);
  });
});

/** The line of the workflow in which a text stands for the nth time. */
function lineOf(text: string, nth = 1): number {
  return nightly.split(text).slice(0, nth).join(text).split('\n').length;
}
