import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { Language } from '../shared/language.ts';
import { createMenuTemplate } from './menu-template.ts';

type Item = MenuItemConstructorOptions;

function createTemplate(language: Language, platform: NodeJS.Platform = 'linux') {
  const asked: string[] = [];
  const template = createMenuTemplate({
    language,
    platform,
    developerTools: false,
    runCommand: (id) => asked.push(id),
    showDataFolder: () => asked.push('(data folder)'),
  });
  return { template, asked, items: template.flatMap(listItems) };
}

function listItems(menu: Item): Item[] {
  return Array.isArray(menu.submenu) ? menu.submenu : [];
}

describe('the menu', () => {
  it('speaks Chinese', () => {
    const { template } = createTemplate('zh-CN');
    expect(template.map(({ label }) => label)).toEqual([
      '文件',
      '编辑',
      '显示',
      '查找',
      '窗口',
      '帮助',
    ]);
  });

  it('speaks English', () => {
    const { template } = createTemplate('en');
    expect(template.map(({ label }) => label)).toEqual([
      'File',
      'Edit',
      'View',
      'Find',
      'Window',
      'Help',
    ]);
  });

  it.each(['linux', 'darwin', 'win32'] as const)('names every item on %s, in both', (platform) => {
    const chinese = createTemplate('zh-CN', platform).items;
    const english = createTemplate('en', platform).items;
    expect(chinese.length).toBe(english.length);
    for (const [at, item] of chinese.entries()) {
      if (item.type === 'separator') continue;
      expect(item.label, item.role ?? item.id).toMatch(/\p{Script=Han}/u);
      expect(english[at]?.label).toMatch(/^[A-Za-z …]+$/);
    }
  });

  it('asks the page for each of its commands', () => {
    const { items, asked } = createTemplate('en');
    // The page's commands take neither item nor window.
    for (const { click } of items) Reflect.apply(click ?? (() => undefined), undefined, []);
    expect(asked).toEqual([
      'print.open',
      'settings.open',
      'bookmark.add',
      'outline.toggle',
      'annotations.toggle',
      'text.larger',
      'text.smaller',
      'text.reset',
      'search.focus',
      'search.next',
      'search.previous',
      'palette.open',
      '(data folder)',
    ]);
  });

  it('asks only for commands that the page has', () => {
    const renderer = join(import.meta.dirname, '..', 'renderer');
    const source = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .map((file) => readFileSync(join(renderer, file), 'utf8'))
      .join('\n');
    const ids = createTemplate('en').items.flatMap(({ id }) => (id?.includes('.') ? [id] : []));
    expect(ids).toHaveLength(12);
    for (const id of ids) expect(source).toContain(`id: '${id}'`);
  });

  it('gives no accelerator twice', () => {
    const keys = createTemplate('en').items.flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has an application menu on macOS only', () => {
    const roles = (platform: NodeJS.Platform) =>
      createTemplate('en', platform).template.map((menu) =>
        listItems(menu).map(({ role }) => role),
      );
    expect(roles('darwin')[0]).toContain('services');
    expect(roles('linux').flat()).not.toContain('services');
    expect(roles('linux').flat()).toContain('quit');
  });

  it('shows developer tools in a checkout only', () => {
    expect(createTemplate('en').items.map(({ role }) => role)).not.toContain('toggleDevTools');
  });
});
