// @ts-check
import { findBin } from '../setup/node.mjs';

/**
 * The checks that run nothing of ours: types, style, who imports whom.
 * @returns {{ name: string, args: string[] }[]} each to be run by the project's Node
 */
export function staticChecks() {
  const typescript = findBin('typescript', 'tsc');
  const types = ['node', 'web', 'e2e'].map((project) => ({
    name: `types (${project})`,
    args: [typescript, '-p', `tsconfig.${project}.json`],
  }));
  return [
    ...types,
    {
      name: 'Biome',
      args: [
        findBin('@biomejs/biome', 'biome'),
        'ci',
        '--error-on-warnings',
        // In a log Biome wraps every single character in colour codes.
        `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
      ],
    },
    {
      name: 'import rules',
      args: [
        findBin('dependency-cruiser', 'depcruise'),
        'src',
        '--config',
        '.dependency-cruiser.cjs',
      ],
    },
  ];
}
