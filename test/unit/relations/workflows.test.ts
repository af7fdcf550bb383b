import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/relations/facts.ts';
import type { PodTemplate } from '../../../src/relations/pod-template.ts';
import { workflowPods } from '../../../src/relations/workflows.ts';
import { objects, repositoryOf } from './repository.ts';

function podsOf(yaml: string): PodTemplate[] {
  return workflowPods(objects(yaml)[0]!);
}

function workflow(kind: string, spec: string): string {
  const indent = kind === 'CronWorkflow' ? '    ' : '  ';
  const head = `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: { name: report, namespace: reports }\nspec:\n`;
  return head + (kind === 'CronWorkflow' ? '  workflowSpec:\n' : '') + spec.replace(/^(?=.)/gm, indent);
}

const allTypes = `
templates:
  - name: all
    dag:
      tasks:
        - { name: a, template: alone }
        - { name: b, inline: { script: { image: 'python:3.12.1', source: print(1) } } }
  - name: one-by-one
    steps:
      - - { name: a, template: alone }
      - - { name: b, template: alone }
        - { name: c, inline: { container: { image: 'busybox:1.36.1' } } }
  - name: alone
    initContainers: [{ name: setup, image: 'busybox:1.36.1' }]
    container: { image: 'busybox:1.36.1' }
    sidecars: [{ name: proxy, image: 'busybox:1.36.1' }]
  - name: several
    containerSet: { containers: [{ name: left, image: 'a:1' }, { name: right, image: 'b:1' }] }
  - name: wait
    suspend: {}
`;

describe('pods of workflows', () => {
  it.each(['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate', 'CronWorkflow'])(
    'finds every container of a %s, where it is written',
    (kind) => {
      const spec = kind === 'CronWorkflow' ? ['spec', 'workflowSpec'] : ['spec'];
      const found = podsOf(workflow(kind, allTypes)).map(({ containers }) =>
        containers.map(({ role, name, path }) => [role, name, path.slice(spec.length).join('.')]),
      );
      expect(found).toEqual([
        [['main', 'main', 'templates.0.dag.tasks.1.inline.script']],
        [['main', 'main', 'templates.1.steps.1.1.inline.container']],
        [
          ['init', 'setup', 'templates.2.initContainers.0'],
          ['main', 'main', 'templates.2.container'],
          ['sidecar', 'proxy', 'templates.2.sidecars.0'],
        ],
        [
          ['main', 'left', 'templates.3.containerSet.containers.0'],
          ['main', 'right', 'templates.3.containerSet.containers.1'],
        ],
      ]);
    },
  );

  it('are none where no template has containers, or other workflows have them', () => {
    expect(podsOf(workflow('Workflow', 'workflowTemplateRef: { name: other }'))).toEqual([]);
    expect(podsOf(workflow('Workflow', 'templates: [{ name: a, http: { url: "https://example.com" } }]'))).toEqual([]);
    expect(podsOf('apiVersion: example.com/v1\nkind: Workflow\nspec: { templates: [{ container: {} }] }')).toEqual([]);
  });

  it('end, and have the token that the executor needs', () => {
    const [pod] = podsOf(workflow('Workflow', 'templates: [{ container: { image: a } }]'));
    expect(pod?.spec).toMatchObject({ restartPolicy: 'Never', automountServiceAccountToken: true });
  });

  it('say what their template says, or else the workflow', () => {
    const [own, common] = podsOf(
      workflow(
        'Workflow',
        `
serviceAccountName: reporter
securityContext: { runAsNonRoot: true }
podPriorityClassName: low
templates:
  - { serviceAccountName: builder, securityContext: { runAsUser: 1000 }, container: { image: a } }
  - { container: { image: a } }
`,
      ),
    );
    expect(own?.spec).toMatchObject({ serviceAccountName: 'builder', securityContext: { runAsUser: 1000 } });
    expect(own?.spec.securityContext).not.toHaveProperty('runAsNonRoot');
    expect(common?.spec).toMatchObject({ serviceAccountName: 'reporter', priorityClassName: 'low' });
    const inPod = (pod: PodTemplate | undefined, ...field: string[]) => pod?.written?.([...pod.path, 'spec', ...field]);
    expect(inPod(own, 'securityContext', 'runAsUser')).toEqual([
      'spec',
      'templates',
      0,
      'securityContext',
      'runAsUser',
    ]);
    expect(inPod(common, 'securityContext', 'runAsNonRoot')).toEqual(['spec', 'securityContext', 'runAsNonRoot']);
    expect(inPod(common, 'priorityClassName')).toEqual(['spec', 'podPriorityClassName']);
    expect(inPod(own, 'hostNetwork')).toEqual(['spec', 'hostNetwork']);
  });

  it('take from templateDefaults what they do not say, each in its place', () => {
    const [pod] = podsOf(
      workflow(
        'CronWorkflow',
        `
podMetadata: { labels: { team: data } }
templateDefaults:
  serviceAccountName: reporter
  script: { image: never }
  container:
    image: ghcr.io/example/default:1.0.0
    resources: { limits: { memory: 1Gi, cpu: '2' } }
    env: [{ name: A, value: default }, { name: B, value: default }]
templates:
  - metadata: { labels: { app: report } }
    container:
      resources: { limits: { memory: 2Gi } }
      env: [{ name: C, value: own }, { name: A, value: own }]
`,
      ),
    );
    const [container] = pod!.containers;
    expect(container?.value).toMatchObject({
      image: 'ghcr.io/example/default:1.0.0',
      resources: { limits: { memory: '2Gi', cpu: '2' } },
      env: [
        { name: 'C', value: 'own' },
        { name: 'A', value: 'own' },
        { name: 'B', value: 'default' },
      ],
    });
    expect(pod?.metadata).toEqual({ labels: { app: 'report', team: 'data' } });
    expect(pod?.spec).not.toHaveProperty('script');
    const spec = ['spec', 'workflowSpec'];
    const defaults = [...spec, 'templateDefaults'];
    const own = [...spec, 'templates', 0];
    const written = (...field: (string | number)[]) => pod?.written?.([...own, ...field]);
    expect(written('container', 'image')).toEqual([...defaults, 'container', 'image']);
    expect(written('container', 'resources', 'limits', 'cpu')).toEqual([
      ...defaults,
      'container',
      'resources',
      'limits',
      'cpu',
    ]);
    expect(written('container', 'resources', 'limits', 'memory')).toEqual([
      ...own,
      'container',
      'resources',
      'limits',
      'memory',
    ]);
    expect(written('container', 'env', 1, 'value')).toEqual([...own, 'container', 'env', 1, 'value']);
    expect(written('container', 'env', 2, 'value')).toEqual([...defaults, 'container', 'env', 1, 'value']);
    expect(written('spec', 'serviceAccountName')).toEqual([...defaults, 'serviceAccountName']);
    expect(written('spec', 'containers', 0, 'image')).toEqual([...defaults, 'container', 'image']);
    expect(written('metadata', 'labels', 'team')).toEqual([...spec, 'podMetadata', 'labels', 'team']);
    expect(written('metadata', 'labels', 'app')).toEqual([...own, 'metadata', 'labels', 'app']);
  });

  it('have the volumes of the workflow, its claims, and their own', () => {
    const volumes = `
volumes: [{ name: conf, configMap: { name: settings } }]
volumeClaimTemplates: [{ metadata: { name: work }, spec: { storageClassName: fast } }]
templates:
  - volumes: [{ name: cache, emptyDir: {} }]
    container: { image: a, volumeMounts: [{ name: brought, mountPath: /brought }] }
`;
    const [pod] = podsOf(workflow('Workflow', volumes));
    expect(pod?.spec.volumes).toEqual([
      { name: 'conf', configMap: { name: 'settings' } },
      { name: 'work', ephemeral: { volumeClaimTemplate: { spec: { storageClassName: 'fast' } } } },
      { name: 'cache', emptyDir: {} },
    ]);
    const written = (...field: (string | number)[]) => pod?.written?.(['spec', 'templates', 0, 'spec', ...field]);
    expect(written('volumes', 1, 'ephemeral', 'volumeClaimTemplate', 'spec', 'storageClassName')).toEqual([
      'spec',
      'volumeClaimTemplates',
      0,
      'spec',
      'storageClassName',
    ]);
    expect(written('volumes', 1, 'name')).toEqual(['spec', 'volumeClaimTemplates', 0, 'metadata', 'name']);
    expect(written('volumes', 2, 'emptyDir')).toEqual(['spec', 'templates', 0, 'volumes', 0, 'emptyDir']);
    const [library] = podsOf(workflow('WorkflowTemplate', volumes));
    expect(library?.spec.volumes).toHaveLength(4);
  });

  it.each([
    ['{{inputs.parameters.image}}', null],
    ['ghcr.io/{{inputs.parameters.name}}:1.0.0', null],
    ['localhost:5000/{{inputs.parameters.name}}', null],
    ['ghcr.io/example/app:{{inputs.parameters.tag}}', 'example/app'],
    ['ghcr.io/example/app@{{inputs.parameters.digest}}', 'example/app'],
  ])('know of the image %s what no parameter changes', (image, repository) => {
    const [pod] = podsOf(workflow('Workflow', `templates: [{ container: { image: '${image}' } }]`));
    const found = pod!.containers[0]!.image;
    expect(found?.repository ?? null).toBe(repository);
    expect(found?.tag).not.toBe('');
    expect(found?.digest).not.toBe('');
  });
});

describe('facts of workflows', () => {
  const two = `
serviceAccountName: reporter
templates:
  - container: { image: a, envFrom: [{ secretRef: { name: '{{workflow.parameters.secret}}' } }] }
  - container: { image: b, envFrom: [{ secretRef: { name: database } }] }
`;

  it('name each reference once, where it is written', () => {
    const { repository, one } = repositoryOf(workflow('Workflow', two));
    const { references } = factsOf(one('Workflow'), repository);
    expect(references).toMatchObject([
      { kind: '/Namespace', name: 'reports' },
      { kind: '/ServiceAccount', name: 'reporter', path: ['spec', 'serviceAccountName'] },
      {
        kind: '/Secret',
        name: 'database',
        path: ['spec', 'templates', 1, 'container', 'envFrom', 0, 'secretRef', 'name'],
      },
    ]);
  });

  it('hold the LimitRanges of the namespace, and nothing about scaling, disruption and traffic', () => {
    const range =
      'apiVersion: v1\nkind: LimitRange\nmetadata: { name: limits, namespace: reports }\nspec: { limits: [] }';
    const { repository, one } = repositoryOf(`${workflow('Workflow', two)}\n---\n${range}`);
    const facts = factsOf(one('Workflow'), repository);
    expect(facts.limitRanges).toMatchObject([{ name: 'limits' }]);
    expect(Object.keys(facts).sort()).toEqual(['complete', 'limitRanges', 'references']);
  });
});
