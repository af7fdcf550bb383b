const remote = /^(?:https?:\/\/|ssh:\/\/|git::|git@|(?:github\.com|gitlab\.com|bitbucket\.org)[/:])/;

/** Whether an entry of a kustomization is a URL, which is never fetched. */
export function isRemote(entry: string): boolean {
  return remote.test(entry);
}
