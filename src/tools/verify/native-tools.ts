import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../../engines/cache-folder.ts';
import { go } from '../engines/go.ts';

/** What is compared with. Of kustomize and Helm, the release that is made from the modules which the engine pins. */
const pinned = {
  kustomize: { package: 'sigs.k8s.io/kustomize/kustomize/v5', version: 'v5.8.2' },
  helm: { package: 'helm.sh/helm/v4/cmd/helm', version: 'v4.3.1' },
  hcl2json: { package: 'github.com/tmccombs/hcl2json', version: 'v0.6.9' },
  'kube-score': { package: 'github.com/zegl/kube-score/cmd/kube-score', version: 'v1.20.0' },
} as const;

/** @returns the path of a tool, which Go installs into the user's cache folder where it is not there yet */
export function nativeTool(name: keyof typeof pinned): string {
  const { package: path, version } = pinned[name];
  const folder = join(cacheFolder(process.env) ?? tmpdir(), 'native', `${name}-${version}`);
  const tool = join(folder, name);
  if (!existsSync(tool)) go(tmpdir(), ['install', `${path}@${version}`], { GOBIN: folder });
  return tool;
}
