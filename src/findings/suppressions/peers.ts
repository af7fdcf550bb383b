/** The checks of a peer that an annotation switches off, as `equivalents` name them; `tool/*` for all of them. */
type Reader = (key: string, value: string) => readonly string[];

const isTrue = (value: string) => value.toLowerCase() === 'true';

const readers: Readonly<Record<string, Reader>> = {
  'kube-linter': (key) => {
    if (key === 'kube-linter.io/ignore-all') return ['kube-linter/*'];
    const check = after('ignore-check.kube-linter.io/', key);
    return check === undefined ? [] : [`kube-linter/${check}`];
  },
  'kube-score': (key, value) =>
    key === 'kube-score/ignore' ? value.split(',').map((check) => `kube-score/${check.trim()}`) : [],
  polaris: (key, value) => {
    const check = after('polaris.fairwinds.com/', key);
    if (check === undefined || !isTrue(value)) return [];
    if (check === 'exempt') return ['polaris/*'];
    return check.endsWith('-exempt') ? [`polaris/${check.slice(0, -'-exempt'.length)}`] : [];
  },
  checkov: (key, value) => (key.startsWith('checkov.io/skip') ? [`checkov/${value.split('=')[0]!.trim()}`] : []),
};

function after(prefix: string, key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

/** Whether the annotations of the tools that are honoured switch off one of the checks that a rule covers. */
export function honoured(
  annotations: readonly { readonly key: string; readonly value: unknown }[],
  tools: readonly string[],
  equivalents: readonly string[],
): boolean {
  return tools.some((tool) =>
    annotations
      .flatMap(({ key, value }) => readers[tool]?.(key, String(value)) ?? [])
      .some((check) =>
        check.endsWith('/*')
          ? equivalents.some((id) => id.startsWith(check.slice(0, -1)))
          : equivalents.includes(check),
      ),
  );
}
