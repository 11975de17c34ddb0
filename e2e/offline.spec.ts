import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { sections } from './article.ts';
import { expect, test } from './fixtures.ts';
import { browserLaunch, startReader } from './reader-process.ts';

const networkProtocols = ['http:', 'https:', 'ws:', 'wss:'];

/** Whom addresses lead to: a host where there is one, else what stands in for it (`blob:`). */
function hostsOf(addresses: readonly string[]): Set<string> {
  const urls = addresses.map((address) => new URL(address));
  return new Set(
    urls.map(({ protocol, hostname }) =>
      networkProtocols.includes(protocol) ? hostname : protocol,
    ),
  );
}

test('the page asks nobody but its own origin', async ({ page }) => {
  const urls: string[] = [];
  page.context().on('request', (request) => urls.push(request.url()));
  await page.reload();
  await page.getByRole('searchbox', { name: '搜索' }).fill('人民');
  await page.keyboard.press('Control+D');
  await page.getByRole('button', { name: '打印…' }).click();
  await expect(page.getByRole('dialog', { name: '打印' }).getByText(/共 \d+ 页/)).toBeVisible({
    timeout: 30_000,
  });
  expect(urls.length).toBeGreaterThan(5);
  expect(
    [...hostsOf(urls)].filter((host) => !['127.0.0.1', 'app:', 'blob:', 'data:'].includes(host)),
  ).toEqual([]);
});

test('the page can reach nobody even if it tried', async ({ page }) => {
  const outcome = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI));
    const failed = await fetch('https://example.com/').then(
      () => false,
      () => true,
    );
    const image = document.createElement('img');
    image.src = 'https://example.com/pixel.png';
    await new Promise((resolve) => image.addEventListener('error', resolve));
    return { failed, refused };
  });
  expect(outcome.failed).toBe(true);
  expect(outcome.refused.filter((uri) => uri.startsWith('https://example.com'))).toHaveLength(2);
});

test('reader, server and browsers all work in a network of their own without a way out', async ({
  reader,
}) => {
  test.skip(reader.shell !== 'browser', 'this proof runs the browser shell');
  const probe = spawnSync('unshare', ['-rn', 'true']);
  const unshared = probe.status === 0;
  if (!unshared) {
    console.log(
      'SKIPPED: this system does not let a process have a network of its own (unshare -rn).',
    );
  }
  test.skip(!unshared, 'unshare -rn is not allowed here');

  const folder = await mkdtemp(join(tmpdir(), 'zhujian-offline-'));
  const script = new URL('./offline-run.ts', import.meta.url).pathname;
  const child = spawn(
    'unshare',
    [
      '-rn',
      'sh',
      '-c',
      'ip link set lo up 2>/dev/null || ifconfig lo up; exec "$@"',
      'sh',
      process.execPath,
      script,
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(output).toContain('offline run: 4 of 4');
  expect(code).toBe(0);
  await rm(folder, { recursive: true, force: true });
});

test('the browser itself looks up and connects to nothing outside', async ({ reader }) => {
  test.skip(reader.shell !== 'browser', 'this proof reads the browser’s own network log');
  const folder = await mkdtemp(join(tmpdir(), 'zhujian-netlog-'));
  const log = join(folder, 'net.json');
  const own = await startReader({ dataFolder: join(folder, 'data') });
  const launch = browserLaunch();
  const browser = await chromium.launch({
    ...launch,
    args: [...launch.args, `--log-net-log=${log}`],
  });
  const page = await browser.newPage();
  await page.goto(own.url);
  await expect(page.getByRole('heading', { name: sections[0] })).toBeVisible();
  await page.waitForTimeout(3_000);
  await browser.close();
  await own.stop();
  const { connected, looked, sent } = readNetLog(JSON.parse(await readFile(log, 'utf8')));
  expect(connected.length).toBeGreaterThan(0);
  expect(connected.filter((address) => !address.startsWith('127.0.0.1:'))).toEqual([]);
  expect(sent).toEqual([]);
  expect(looked.filter((host) => !host.includes('127.0.0.1'))).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: Record<string, unknown> }[];
}

/**
 * What a Chromium network log says of the world: addresses that TCP connected to, those that UDP sent
 * bytes to, and names that were resolved. (The browser also asks the system for its route to a public
 * address, by a UDP socket that never sends; that is no traffic and is not counted.)
 */
function readNetLog({ constants, events }: NetLog) {
  const collect = (name: string, parameter: string): string[] => {
    const type = constants.logEventTypes[name];
    if (type === undefined) throw new Error(`this browser's log has no ${name}`);
    return events
      .filter((event) => event.type === type)
      .map(({ params }) => params?.[parameter])
      .filter((value) => typeof value === 'string');
  };
  return {
    connected: collect('TCP_CONNECT_ATTEMPT', 'address'),
    sent: collect('UDP_BYTES_SENT', 'address'),
    looked: collect('HOST_RESOLVER_MANAGER_JOB', 'host'),
  };
}
