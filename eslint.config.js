import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Stages know the model and nothing of one another; only the pipeline knows them all. */
const stages = ['discover', 'parse', 'render', 'schema', 'admission', 'policy', 'relations', 'findings'];
const upper = ['commands', 'report', 'scaffold', 'tools', 'config', 'pipeline', 'run.ts', 'cli.ts'];

function forbid(folders) {
  const regex = `^(?:\\.\\./)+(?:${folders.map((folder) => folder.replace('.', '\\.')).join('|')})(?:/|$)`;
  return ['error', { patterns: [{ regex, message: 'This import points the wrong way; see docs/architecture.md.' }] }];
}

const stageRules = stages.map((stage) => ({
  files: [`src/${stage}/**/*.ts`],
  rules: {
    'no-restricted-imports': forbid([
      ...stages.filter((other) => other !== stage),
      ...upper.filter((folder) => !(stage === 'policy' && folder === 'config')),
    ]),
  },
}));

export default tseslint.config(
  { ignores: ['templates/', 'dist/', 'coverage/', '**/*.generated.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 15],
      'no-console': 'error',
    },
  },
  ...stageRules,
  {
    files: ['src/model/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: '^\\.\\./', message: 'The model imports nothing.' }] }],
    },
  },
  {
    files: ['src/report/**/*.ts'],
    rules: { 'no-restricted-imports': forbid([...stages, 'commands', 'scaffold', 'tools', 'config', 'pipeline']) },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli.ts', 'src/tools/**'],
    rules: { 'no-restricted-globals': ['error', { name: 'process', message: 'Ask the Host.' }] },
  },
);
