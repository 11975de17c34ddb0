import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { MODULE, renderVariants } from './variants/render.ts';

/** Writes the table of Han variants; to be run after opencc-js or the exceptions changed. */
await writeFile(MODULE, await renderVariants());
console.log(fileURLToPath(MODULE));
