import type { MenuItemConstructorOptions } from 'electron';
import { createTranslate, type Language } from '../shared/language.ts';
import { messages } from './messages.ts';

export interface MenuOptions {
  language: Language;
  platform: NodeJS.Platform;
  /** Developer tools are there in a checkout only. */
  developerTools: boolean;
  /** Asks the page for a command by its id. */
  runCommand(id: string): void;
  showDataFolder(): void;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/**
 * The application menu as data. What the system can do bears a role; what the page does is sent there
 * as a command. The page sees each key first, so the menu acts only on those that it left alone.
 */
export function createMenuTemplate(options: MenuOptions): Item[] {
  const translate = createTranslate(messages, options.language);
  const isMac = options.platform === 'darwin';

  function command(id: string, label: Parameters<typeof translate>[0], accelerator?: string): Item {
    return {
      id,
      label: translate(label),
      ...(accelerator !== undefined && { accelerator }),
      click: () => options.runCommand(id),
    };
  }
  function role(name: NonNullable<Item['role']>, label: Parameters<typeof translate>[0]): Item {
    return { role: name, label: translate(label) };
  }
  function menu(label: Parameters<typeof translate>[0], submenu: Item[], extra: Item = {}): Item {
    return { ...extra, label: translate(label), submenu };
  }

  const settings = command('settings.open', 'menu.settings', 'CmdOrCtrl+,');
  const about = role('about', 'menu.about');
  const appMenu = menu('app.name', [
    about,
    separator,
    settings,
    separator,
    role('services', 'menu.services'),
    separator,
    role('hide', 'menu.hide'),
    role('hideOthers', 'menu.hide-others'),
    role('unhide', 'menu.unhide'),
    separator,
    role('quit', 'menu.quit-mac'),
  ]);

  return [
    ...(isMac ? [appMenu] : []),
    menu('menu.file', [
      command('print.open', 'menu.print', 'CmdOrCtrl+P'),
      separator,
      ...(isMac ? [] : [settings, separator]),
      role('close', 'menu.close'),
      ...(isMac ? [] : [role('quit', 'menu.quit')]),
    ]),
    menu('menu.edit', [
      role('undo', 'menu.undo'),
      role('redo', 'menu.redo'),
      separator,
      role('cut', 'menu.cut'),
      role('copy', 'menu.copy'),
      role('paste', 'menu.paste'),
      role('selectAll', 'menu.select-all'),
      separator,
      command('bookmark.add', 'menu.add-bookmark', 'CmdOrCtrl+D'),
    ]),
    menu('menu.view', [
      command('outline.toggle', 'menu.outline'),
      command('annotations.toggle', 'menu.annotations'),
      separator,
      command('text.larger', 'menu.text-larger', 'CmdOrCtrl+='),
      command('text.smaller', 'menu.text-smaller', 'CmdOrCtrl+-'),
      command('text.reset', 'menu.text-reset', 'CmdOrCtrl+0'),
      separator,
      role('togglefullscreen', 'menu.full-screen'),
      ...(options.developerTools ? [role('toggleDevTools', 'menu.developer-tools')] : []),
    ]),
    menu('menu.go', [
      command('search.focus', 'menu.find', 'CmdOrCtrl+F'),
      command('search.next', 'menu.find-next', 'F3'),
      command('search.previous', 'menu.find-previous', 'Shift+F3'),
      separator,
      command('palette.open', 'menu.palette', 'CmdOrCtrl+K'),
    ]),
    menu(
      'menu.window',
      [
        role('minimize', 'menu.minimise'),
        ...(isMac ? [role('zoom', 'menu.zoom'), separator, role('front', 'menu.front')] : []),
      ],
      { role: 'window' },
    ),
    menu(
      'menu.help',
      [
        { id: 'data-folder', label: translate('menu.data-folder'), click: options.showDataFolder },
        ...(isMac ? [] : [separator, about]),
      ],
      { role: 'help' },
    ),
  ];
}
