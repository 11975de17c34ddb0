import { describe, expect, it } from 'vitest';
import { afterPaint } from './after-paint.ts';

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

describe('afterPaint', () => {
  it('runs after the next frame', async () => {
    const order: string[] = [];
    const done = new Promise<void>((resolve) => {
      afterPaint(() => {
        order.push('run');
        resolve();
      });
    });
    await nextFrame();
    order.push('frame');
    await done;
    expect(order).toEqual(['frame', 'run']);
  });

  it('does not run once it is called off, before the frame or after it', async () => {
    const ran: string[] = [];
    const stopEarly = afterPaint(() => ran.push('early'));
    stopEarly();
    const stopLate = afterPaint(() => ran.push('late'));
    await nextFrame();
    stopLate();
    await new Promise<void>((resolve) => {
      afterPaint(resolve);
    });
    expect(ran).toEqual([]);
  });
});
