import type Generator from 'yeoman-generator';
import { team } from '../../src/scaffold/changes/team.ts';
import { AddGenerator } from '../add-generator.ts';

/** `yo k8s-platform:team [name]`: the same as `k8s-platform add team`. */
export default class extends AddGenerator {
  constructor(...given: ConstructorParameters<typeof Generator>) {
    super(team, ...given);
  }
}
