/** Whether a path exists, as a file or as a folder of files. The root exists. */
export function existence(files: readonly string[]): (path: string) => boolean {
  const known = new Set(['', '.']);
  for (const path of files) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) known.add(path.slice(0, end));
  }
  return (path) => known.has(path);
}
