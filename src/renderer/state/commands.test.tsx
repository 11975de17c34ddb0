import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandProvider, useCommand, useCommands } from './commands.tsx';

let ran: string[] = [];
let sendFromShell: (event: unknown) => void = () => undefined;

function Command({ id, keys, enabled }: { id: string; keys?: string; enabled?: boolean }) {
  useCommand({ id, title: `名 ${id}`, keys, enabled, run: () => ran.push(id) });
  return null;
}

function Names() {
  return (
    <p data-testid="names">
      {useCommands()
        .map(({ id }) => id)
        .join(' ')}
    </p>
  );
}

beforeEach(() => {
  ran = [];
  // The bridge that the preload exposes; without it jsdom would need an EventSource.
  window.zhujian = {
    invoke: () => Promise.resolve({ ok: true, value: {} }),
    subscribe(listener) {
      sendFromShell = listener;
      return () => undefined;
    },
  };
});
afterEach(cleanup);

describe('commands', () => {
  it('run by their keys, and the browser does nothing more', () => {
    render(
      <CommandProvider>
        <Command id="palette.open" keys="Mod+K" />
      </CommandProvider>,
    );
    const wentOn = fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    expect(ran).toEqual(['palette.open']);
    expect(wentOn).toBe(false);
    expect(fireEvent.keyDown(window, { key: 'k' })).toBe(true);
    expect(ran).toHaveLength(1);
  });

  it('leave keys alone that belong to an input method', () => {
    render(
      <CommandProvider>
        <Command id="search.next" keys="F3" />
      </CommandProvider>,
    );
    fireEvent.keyDown(window, { key: 'F3', isComposing: true });
    fireEvent.keyDown(window, { key: 'F3', keyCode: 229 });
    expect(ran).toEqual([]);
    fireEvent.keyDown(window, { key: 'F3' });
    expect(ran).toEqual(['search.next']);
  });

  it('run by id for the menu of the shell', () => {
    render(
      <CommandProvider>
        <Command id="print.open" />
        <Command id="off" enabled={false} />
      </CommandProvider>,
    );
    act(() => sendFromShell({ command: 'print.open' }));
    act(() => sendFromShell({ command: 'off' }));
    act(() => sendFromShell({ command: 'unknown' }));
    act(() => sendFromShell({ topic: 'settings', revision: 1 }));
    expect(ran).toEqual(['print.open']);
  });

  it('are listed while they are there and enabled, each at its place', () => {
    const page = (enabled: boolean, hasLast: boolean) => (
      <CommandProvider>
        <Command id="one" />
        <Command id="two" enabled={enabled} />
        {hasLast && <Command id="three" />}
        <Names />
      </CommandProvider>
    );
    const { rerender } = render(page(true, true));
    const names = () => screen.getByTestId('names').textContent;
    expect(names()).toBe('one two three');
    rerender(page(false, true));
    expect(names()).toBe('one three');
    rerender(page(true, false));
    expect(names()?.split(' ').sort()).toEqual(['one', 'two']);
  });
});
