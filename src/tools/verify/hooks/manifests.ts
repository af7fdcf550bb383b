export const good = configMap('data:\n  a: b');
export const bad = configMap('datas:\n  a: b');

function configMap(rest: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n${rest}\n`;
}

/** The finding in `bad`. */
export function unknown(path: string): string {
  return `${path}:5:1 error schema/unknown-field`;
}
