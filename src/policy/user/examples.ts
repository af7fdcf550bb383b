const example = /^(?:good|bad)(?:\.ya?ml$|\/)/;

/** Whether a path is an example beside a policy, `good.yaml` or `bad.yaml`, or lies in a folder of such a name. */
export function inPolicyExamples(policies: readonly string[]): (path: string) => boolean {
  const folders = [...new Set(policies.map((path) => path.slice(0, path.lastIndexOf('/') + 1)))].filter(Boolean);
  return (path) => folders.some((folder) => path.startsWith(folder) && example.test(path.slice(folder.length)));
}
