import type Generator from 'yeoman-generator';
import { cluster } from '../../src/scaffold/changes/cluster.ts';
import { AddGenerator } from '../add-generator.ts';

/** `yo k8s-platform:cluster [name]`: the same as `k8s-platform add cluster`. */
export default class extends AddGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(cluster, ...given);
  }
}
