import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Place } from './dom-range.ts';
import { usePaint } from './painting.ts';
import { createTestDocument, installLayout, TestPage } from './test-page.tsx';

beforeEach(installLayout);
afterEach(cleanup);

const text = createTestDocument('人民就是江山');
const nothing: Place[] = [];
const passage: Place[] = [{ block: 'b1', start: 0, end: 2 }];

function Painted({ places }: { places: Place[] }) {
  usePaint('bookmark', places);
  return null;
}

function show(places: Place[]): void {
  render(
    <TestPage document={text}>
      <Painted places={places} />
    </TestPage>,
  );
}

// jsdom has no CSS Custom Highlight API, as old browsers have none.
it('says once that the browser cannot paint, and goes on without', () => {
  const words = /不能在正文中标出书签与搜索结果/u;
  show(nothing);
  expect(screen.queryByText(words)).toBeNull();
  cleanup();
  show(passage);
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getByText('人民就是江山')).toBeTruthy();
  cleanup();
  show(passage);
  expect(screen.queryByText(words)).toBeNull();
});
