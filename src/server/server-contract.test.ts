import { get } from 'node:http';
import { describeContract } from '../engine/testing/contract-suite.ts';
import { startTestServer } from './testing/test-client.ts';

describeContract('loopback HTTP', async () => {
  const { server, send, signIn, close } = await startTestServer();
  const Cookie = await signIn();
  return {
    async invoke(method, input) {
      const headers = { Cookie, Origin: server.origin, 'Content-Type': 'application/json' };
      const body = JSON.stringify({ method, input });
      return JSON.parse((await send('/api/call', { method: 'POST', headers, body })).body);
    },
    subscribe(listener) {
      return new Promise((resolve, reject) => {
        const request = get(`${server.origin}/api/events`, { headers: { Cookie } }, (response) => {
          response.setEncoding('utf8').on('data', (text: string) => {
            for (const [, data = ''] of text.matchAll(/^data: (.*)$/gmu))
              listener(JSON.parse(data));
          });
          // Destroying the request below ends the response early; that is no failure.
          response.on('error', () => {});
          resolve(() => request.destroy());
        });
        request.on('error', reject);
      });
    },
    close,
  };
});
