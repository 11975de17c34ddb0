import { expect, it, vi } from 'vitest';
import type { ZhujianEvent } from '../shared/contract.ts';
import { createEvents } from './events.ts';

it('tells every listener until it leaves, with growing revisions', () => {
  const events = createEvents();
  const heard: ZhujianEvent[] = [];
  const listener = (event: ZhujianEvent) => heard.push(event);
  const leave = events.subscribe(listener);
  const leaveAgain = events.subscribe(listener);
  events.emit('settings');
  leave();
  leave();
  events.emit('annotations');
  leaveAgain();
  events.emit('app');
  expect(heard).toEqual([
    { topic: 'settings', revision: 1 },
    { topic: 'settings', revision: 1 },
    { topic: 'annotations', revision: 2 },
  ]);
});

it('is not stopped by a listener in trouble', () => {
  const log = vi.spyOn(console, 'error').mockReturnValue();
  const events = createEvents();
  const trouble = new Error('trouble');
  events.subscribe(() => {
    throw trouble;
  });
  const heard = vi.fn();
  events.subscribe(heard);
  events.emit('app');
  expect(heard).toHaveBeenCalledOnce();
  expect(log).toHaveBeenCalledWith(trouble);
  log.mockRestore();
});
