import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/global.css';
import { createQueryClient } from '../platform/use-call.ts';
import { App } from './app.tsx';
import { Providers } from './providers.tsx';
import { loadStart } from './start.ts';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const client = createQueryClient();
  await loadStart(client);
  createRoot(root).render(
    <StrictMode>
      <Providers client={client}>
        <App />
      </Providers>
    </StrictMode>,
  );
}

void start();
