import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// Only what IEEE 754 or the language fixes to the last bit; the rest of Math differs between engines (see elementary/).
const exactMath =
  'abs|ceil|clz32|floor|fround|imul|max|min|round|sign|sqrt|trunc|PI|E|LN2|LN10|LOG2E|LOG10E|SQRT2|SQRT1_2';

const codeFromText = [
  { selector: 'ImportExpression > TemplateLiteral', message: 'Code is not made from text.' },
  { selector: 'CallExpression[callee.property.name="constructor"]', message: 'Code is not made from text.' },
];

const sameBits = [
  {
    selector: `MemberExpression[object.name="Math"]:not([property.name=/^(${exactMath})$/])`,
    message: 'Not the same bits in every engine (or random): use elementary/ or random/.',
  },
  {
    selector: 'BinaryExpression[operator="**"]:not([left.type="Literal"][right.type="Literal"])',
    message: '** differs between engines: use pow of elementary/.',
  },
  { selector: 'AssignmentExpression[operator="**="]', message: '** differs between engines: use pow of elementary/.' },
  { selector: 'VariableDeclarator[init.name="Math"]', message: 'Call Math by its name, so that this rule can see it.' },
  { selector: 'NewExpression[callee.name="Date"]', message: 'Core does not know the time: pass it in.' },
];

const hostGlobals = [
  ...['window', 'document', 'navigator', 'location', 'localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'alert'],
  ...['process', 'Buffer', 'require', '__dirname', '__filename', 'console', 'performance'],
].map((name) => ({ name, message: 'Core runs anywhere: no DOM, no Node, no clock, no console.' }));

const tests = ['**/*.test.ts', 'tests/**', 'packages/core/src/testing/**'];

export default defineConfig(
  globalIgnores(['**/dist/', 'dist-docs/', '**/.turbo/', '.planwright/', '**/coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    extends: [ts.configs.recommended, svelte.configs.recommended, svelte.configs.prettier],
    languageOptions: { parserOptions: { parser: ts.parser, projectService: false, project: null } },
    rules: { 'svelte/no-at-html-tags': 'error', 'svelte/require-each-key': 'error' },
  },
  {
    // The one place that shows HTML: `renderMarkdown` has sanitised it.
    files: ['packages/ui/src/cells/Text.svelte'],
    rules: { 'svelte/no-at-html-tags': 'off' },
  },
  {
    files: ['**/*.config.{js,ts}', '**/*.svelte.ts', '**/*.d.ts', 'packages/ui/build/**'],
    extends: [ts.configs.disableTypeChecked],
    rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off' },
  },
  {
    files: ['**/*.{js,mjs,ts,svelte}'],
    plugins: { '@typescript-eslint': ts.plugin },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-cond-assign': 'error',
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-fallthrough': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-self-assign': 'error',
      'no-self-compare': 'error',
      'no-sparse-arrays': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...codeFromText],
    },
  },
  {
    files: ['**/*.{ts,svelte}'],
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,mjs}'],
    ignores: ['**/*.config.ts', '**/*.d.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...codeFromText,
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only (Svelte components and configurations aside).',
        },
        { selector: 'ExportAllDeclaration', message: 'List what is exported by name.' },
      ],
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: [...tests, '**/*.d.ts'],
    rules: {
      'no-console': 'error',
      'max-lines': ['warn', 400],
      'no-restricted-globals': ['error', ...hostGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Core does not know the time: pass it in.' },
        { object: 'Math', property: 'random', message: 'Use random/: draws are keyed by seed, name, draw and year.' },
      ],
      'no-restricted-syntax': [
        'error',
        ...codeFromText,
        ...sameBits,
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'List what is exported by name.' },
        { selector: 'Program > VariableDeclaration[kind="let"]', message: 'No state in a module.' },
      ],
    },
  },
  {
    // Tests handle what JSON.parse and other programs hand them; a wrong shape fails the test anyway.
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
