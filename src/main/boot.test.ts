import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import { contentSecurityPolicy } from '../shared/content-security-policy.ts';
import { buildShell } from './testing/build-shell.ts';

const root = join(import.meta.dirname, '..', '..');
const scenario = join(import.meta.dirname, 'testing', 'boot-scenario.ts');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'zhujian-boot-')));

beforeAll(async () => {
  await buildShell(folder);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  cpSync(join(root, 'resources'), join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'out', 'renderer'));
  for (const page of ['index', 'print']) {
    writeFileSync(join(folder, 'out', 'renderer', `${page}.html`), `<title>${page}</title>`);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the built shell in a process of its own, which must come to its end by itself. */
async function boot(dataFolder: string, plot: string) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', scenario, folder, dataFolder, plot],
    { timeout: 60_000 },
  );
  return JSON.parse(stdout);
}

describe('the built Electron shell in use', () => {
  const dataFolder = join(folder, '数据');
  let facts: Awaited<ReturnType<typeof boot>>;

  beforeAll(async () => {
    facts = await boot(dataFolder, 'use');
  }, 90_000);

  it('prepares the scheme, the sandbox and the data folder before Electron is ready', () => {
    expect(facts.beforeReady).toMatchObject({
      schemes: [
        {
          scheme: 'app',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        },
      ],
      sandboxEnabled: true,
      userData: join(dataFolder, 'electron'),
      windows: 0,
    });
    expect(facts.beforeReady.switches).toEqual(
      expect.arrayContaining([
        ['host-resolver-rules', 'MAP * ~NOTFOUND'],
        ['proxy-server', '127.0.0.1:9'],
      ]),
    );
    expect(facts.beforeReady.schemes[0].privileges).not.toHaveProperty('bypassCSP');
  });

  it('opens one hidden window with a page that has no power', () => {
    expect(facts.url).toBe('app://zhujian/index.html');
    expect(facts.options).toMatchObject({
      show: false,
      title: '竹简',
      backgroundColor: expect.stringMatching(/^#[0-9a-f]{6}$/),
      webPreferences: {
        preload: join(folder, 'out', 'preload', 'index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        nodeIntegrationInWorker: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
      },
    });
  });

  it('serves the pages with the policy, and nothing beside them', () => {
    for (const page of ['index', 'print']) {
      expect(facts.pages[`${page}.html`]).toEqual({
        status: 200,
        policy: contentSecurityPolicy,
        text: `<title>${page}</title>`,
      });
    }
    for (const path of ['..%2fpackage.json', '%2e%2e%2fpackage.json']) {
      expect(facts.pages[path]).toMatchObject({ status: 404, text: '' });
    }
  });

  it('keeps the page where it is', () => {
    expect(facts.leaving).toEqual({
      navigate: true,
      frame: true,
      redirect: true,
      webview: true,
      otherPage: true,
      reload: false,
      open: { action: 'deny' },
      webRtc: 'disable_non_proxied_udp',
    });
  });

  it('denies permissions, devices and the network', () => {
    const denied = [false, false];
    expect(facts.powers).toEqual({
      clipboard: [true, true],
      clipboardElsewhere: denied,
      'clipboard-read': denied,
      geolocation: denied,
      media: denied,
      notifications: denied,
      openExternal: denied,
      usb: denied,
      device: false,
      spellChecker: false,
      http: { cancel: true },
      https: { cancel: true },
      own: { cancel: false },
    });
  });

  it('answers its own page over the one channel, and nobody else', () => {
    expect(facts.channels).toEqual(['zhujian:call']);
    expect(facts.info).toMatchObject({
      ok: true,
      value: { shell: 'electron', language: 'zh-CN', dataFolder, paper: 'shell', pdf: true },
    });
    expect(facts.foreign).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('searches with the worker of the build', () => {
    expect(facts.search).toMatchObject({ ok: true, value: { hits: [{ text: '江山就是人民' }] } });
  });

  it('follows language and theme', () => {
    expect(facts.menuBefore).toContain('文件');
    expect(facts.menuAfter).toContain('File');
    expect(facts.background).not.toBe(facts.options.backgroundColor);
  });

  it('exposes two functions to the page', () => {
    expect(facts.preload).toEqual({
      exposed: ['zhujian'],
      members: ['invoke', 'subscribe'],
      sent: ['zhujian:call', 'app.info', {}],
      heard: [{ topic: 'settings', revision: 1 }, { command: 'print.open' }],
    });
  });

  it('keeps to one window, and opens it again where it was', () => {
    expect(facts.windowsAfterSecondStart).toBe(1);
    expect(facts.boundsOfSecondWindow).toEqual({ x: 40, y: 50, width: 700, height: 600 });
  });

  it('lets go of the library when it quits', () => {
    expect(facts).toMatchObject({ quits: 1, exitCodes: [], errorBoxes: [], windows: 0 });
  });
});

describe('the built Electron shell when it can not start', () => {
  it('leaves the field to the instance that is there', async () => {
    const facts = await boot(join(folder, 'second'), 'second');
    expect(facts).toMatchObject({ quits: 1, windows: 0, errorBoxes: [] });
  });

  it('says that the data folder can not be written', async () => {
    const dataFolder = join(folder, 'a-file');
    writeFileSync(dataFolder, '');
    const facts = await boot(dataFolder, 'fail');
    expect(facts).toMatchObject({ exitCodes: [1], windows: 0 });
    expect(facts.errorBoxes).toEqual([
      {
        title: '竹简无法启动',
        content: expect.stringContaining(`无法写入数据文件夹 ${dataFolder}`),
      },
    ]);
  });

  it('says that another shell has the library open', async () => {
    const dataFolder = join(folder, 'taken');
    const engine = await openEngine({
      dataFolder,
      resourcesFolder: join(root, 'resources'),
      indexFolder: join(folder, 'out', 'index'),
      version: '0.0.0',
      shell: 'browser',
      systemLanguage: 'zh-CN',
    });
    const facts = await boot(dataFolder, 'fail');
    await engine.close();
    expect(facts).toMatchObject({ exitCodes: [1], windows: 0 });
    expect(facts.errorBoxes[0].content).toContain('竹简已在使用数据文件夹');
  });
});
