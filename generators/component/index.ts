import type Generator from 'yeoman-generator';
import { component } from '../../src/scaffold/changes/component.ts';
import { AddGenerator } from '../add-generator.ts';

/** `yo k8s-platform:component [name]`: the same as `k8s-platform add component`. */
export default class extends AddGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(component, ...given);
  }
}
