/** Who may import whom. Every folder below `src/` is named for where its code may run. */
const layers = {
  shared: ['shared'],
  engine: ['engine', 'shared'],
  main: ['main', 'engine', 'shared'],
  preload: ['preload', 'shared'],
  server: ['server', 'engine', 'shared'],
  cli: ['cli', 'server', 'engine', 'shared'],
  renderer: ['renderer', 'shared'],
};

const layerRules = Object.entries(layers).map(([folder, allowed]) => ({
  name: `${folder}-imports-only-${allowed.join('-')}`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${allowed.join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'features-do-not-import-each-other',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'only-app-imports-features',
      comment: 'app/ composes features; platform/, ui/ and styles/ know nothing of them.',
      severity: 'error',
      from: { path: '^src/renderer/(platform|ui|styles)/' },
      to: { path: '^src/renderer/(features|app)/' },
    },
    {
      name: 'shared-and-renderer-have-no-node',
      severity: 'error',
      from: { path: '^src/(shared|renderer)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-only-in-its-shell',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|preload)/' },
      to: { path: '^(node_modules/)?electron($|/)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: '(\\.d\\.ts|/index\\.ts|testing/setup\\.ts|worker\\.ts|\\.test\\.tsx?)$',
      },
      to: {},
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^node:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
