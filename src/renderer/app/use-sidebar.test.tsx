import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PanelProvider, usePanel } from '../state/panel.tsx';
import { installLayout } from '../state/test-page.tsx';
import { useSidebar } from './use-sidebar.ts';

beforeEach(installLayout);
afterEach(cleanup);

function start() {
  return renderHook(() => ({ sidebar: useSidebar(), panel: usePanel() }), {
    wrapper: PanelProvider,
  });
}

describe('the sidebar', () => {
  it('stays the same object when a panel opens beside it', () => {
    const { result } = start();
    const before = result.current.sidebar;
    act(() => result.current.panel.show('search'));
    expect(result.current.panel.open).toBe('search');
    expect(result.current.sidebar).toBe(before);
  });

  it('opens and closes', () => {
    const { result } = start();
    expect(result.current.sidebar.isOpen).toBe(true);
    act(() => result.current.sidebar.toggle());
    expect(result.current.sidebar.isOpen).toBe(false);
    act(() => result.current.sidebar.toggle());
    expect(result.current.sidebar.isOpen).toBe(true);
  });
});
