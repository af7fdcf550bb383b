const example = /^(?:good|bad)(?:\.ya?ml$|\/)/;

/** Whether a path is an example beside a policy, `good.yaml` or `bad.yaml`, or lies in a folder of such a name. */
export function inPolicyExamples(policies: readonly string[]): (path: string) => boolean {
  const folders = [...new Set(policies.map((path) => path.slice(0, path.lastIndexOf('/') + 1)))].filter(Boolean);
  return (path) => folders.some((folder) => path.startsWith(folder) && example.test(path.slice(folder.length)));
}

/** Of the files beside a policy, those of an example: `bad.yaml`, or all in `bad/`, which stand for a whole repository. */
export function exampleFiles(files: readonly string[], name: 'good' | 'bad'): string[] {
  const single = files.filter((file) => file === `${name}.yaml` || file === `${name}.yml`);
  return (
    single.length > 0 ? single : files.filter((file) => file.startsWith(`${name}/`) && /\.ya?ml$/.test(file))
  ).sort();
}

/** Lines that end in `# <- <rule>`, counted from 1: where the rule must have a finding. */
export function markedLines(text: string, rule: string): number[] {
  return text.split('\n').flatMap((line, index) => (line.trimEnd().endsWith(`# <- ${rule}`) ? [index + 1] : []));
}
