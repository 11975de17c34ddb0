import type { Answer, Engine, Paragraph } from './engine.ts';

/** This project's engine. */
export class ZhujianEngine implements Engine {
  readonly name = 'Zhujian';
  readonly note = '';

  build(_paragraphs: readonly Paragraph[], _folder: string): void {
    throw new Error('not connected yet');
  }

  search(_query: string, _limit: number): Answer {
    throw new Error('not connected yet');
  }

  all(_query: string): number[] {
    throw new Error('not connected yet');
  }
}
