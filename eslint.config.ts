import tseslint from 'typescript-eslint'

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: one name per thing, everywhere.',
}

/** What would make the engine's output depend on more than bytes, policy and keys. */
const impure = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The engine has no clock; time comes in through a port.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'The engine has no clock; time comes in through a port.',
  },
  {
    selector: 'ImportExpression[source.value=/^node:/]',
    message: 'The engine runs in a browser; Node comes in through ports.',
  },
]

const why = 'The engine is pure: this comes in through a port.'

export default tseslint.config(
  { ignores: ['**/dist/**', '.cache/**', 'node_modules/**', 'coverage/**', '**/*.mjs', '**/*.js'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      // One program for the whole workspace: faster than the project service, and tests have a project too.
      parserOptions: { project: ['./tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-console': 'off',
      'no-restricted-syntax': ['error', noDefaultExport],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // A cast of `bytes[at] as number` in a hot loop is not a lie that types can tell from a check.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: false }],
      '@typescript-eslint/unified-signatures': 'off',
      // A string is spread into code points on purpose here; there are no graphemes in what we match.
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  {
    files: ['packages/engine/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, ...impure],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(node:|(fs|path|os|crypto|stream|buffer|process|child_process)(/|$))', message: why },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'Buffer',
          'require',
          'fetch',
          'XMLHttpRequest',
          'WebSocket',
          'performance',
          'crypto',
        ].map((name) => ({ name, message: why })),
        ...[
          'setTimeout',
          'setInterval',
          'setImmediate',
          'document',
          'window',
          'localStorage',
          'navigator',
        ].map((name) => ({ name, message: why })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: why },
        { object: 'Math', property: 'random', message: why },
      ],
    },
  },
  {
    // Tests hold wrong input against the types on purpose, and read JSON that nobody typed.
    files: ['**/*.test.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // The tools ask for a default export here.
    files: ['eslint.config.ts', 'vitest.config.ts', '**/vite.config.ts'],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/no-deprecated': 'off' },
  },
)
