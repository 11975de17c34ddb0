import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import '../styles/global.css';
import { createQueryClient } from '../platform/use-call.ts';
import { App } from './app.tsx';
import { Providers } from './providers.tsx';
import { loadStart } from './start.ts';

/** Milliseconds from the first render. */
const AFTER_FIRST_PAINT = 200;

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const client = createQueryClient();
  await loadStart(client);
  // In one go: the slices of time that React takes else would only put off the first paint.
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <Providers client={client}>
          <App />
        </Providers>
      </StrictMode>,
    ),
  );
  // Two hundred rules that the first page hardly needs; its characters have files of their own.
  setTimeout(() => void import('../styles/slices.css'), AFTER_FIRST_PAINT);
}

void start();
