import type Generator from 'yeoman-generator';
import { environment } from '../../src/scaffold/changes/environment.ts';
import { AddGenerator } from '../add-generator.ts';

/** `yo k8s-platform:environment [name]`: the same as `k8s-platform add environment`. */
export default class extends AddGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(environment, ...given);
  }
}
