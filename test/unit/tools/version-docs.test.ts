import { expect, test } from 'vitest';
import { loadComponents } from '../../../src/scaffold/context/components.ts';
import { TemplateLibrary } from '../../../src/scaffold/templates/library.ts';
import { versionDocs } from '../../../src/tools/generate/version-docs.ts';

test('names each chart with its version and the versions of Kubernetes, and nothing without a chart', () => {
  const components = loadComponents(new TemplateLibrary(), { gitops: 'argo-cd', layout: 'infrastructure' });
  const [path, text] = versionDocs(components);
  expect(path).toBe('docs/versions.md');
  for (const { name, chart } of components) {
    const line = text.split('\n').find((row) => row.includes(`/components/${name}/`));
    if (chart === null) expect(line, name).toBeUndefined();
    else expect(line, name).toContain(`| ${chart.version} | `);
  }
});
