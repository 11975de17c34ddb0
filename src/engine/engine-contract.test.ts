import { describeContract } from './testing/contract-suite.ts';
import { openTemporaryEngine } from './testing/temporary-engine.ts';

describeContract('a direct call', async () => {
  const engine = await openTemporaryEngine();
  return {
    invoke: (method, input) => engine.call(method, input),
    subscribe: (listener) => engine.subscribe(listener),
    close: () => engine.close(),
  };
});
