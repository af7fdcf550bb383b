import type Generator from 'yeoman-generator';
import { application } from '../../src/scaffold/changes/application.ts';
import { AddGenerator } from '../add-generator.ts';

/** `yo k8s-platform:application [name]`: the same as `k8s-platform add application`. */
export default class extends AddGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(application, ...given);
  }
}
